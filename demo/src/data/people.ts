import type { Employee } from './model.ts';

export const EMPLOYEES: readonly Employee[] = [
  {
    employeeId: 'noor.haddad',
    name: 'Noor Haddad',
    job: 'Laboratory lead',
    department: 'Laboratory',
    costCentre: '4100 Laboratory',
    approvalLimit: 500_000,
  },
  {
    employeeId: 'tomas.varga',
    name: 'Tomás Varga',
    job: 'Production planner',
    department: 'Production',
    costCentre: '4300 Production',
    approvalLimit: 0,
  },
  {
    employeeId: 'priya.raman',
    name: 'Priya Raman',
    job: 'Facilities coordinator',
    department: 'Facilities',
    costCentre: '4700 Facilities',
    approvalLimit: 0,
  },
  {
    employeeId: 'grace.lindqvist',
    name: 'Grace Lindqvist',
    job: 'Head of purchasing',
    department: 'Purchasing',
    costCentre: '4900 Purchasing',
    approvalLimit: 10_000_000,
  },
];

export const COST_CENTRES: readonly string[] = [
  ...EMPLOYEES.map((employee) => employee.costCentre),
  '4500 IT',
  '4800 Marketing',
];

const NOOR = 'noor.haddad';
const GRACE = 'grace.lindqvist';

export const employeeById = (employeeId: string): Employee | undefined =>
  EMPLOYEES.find((employee) => employee.employeeId === employeeId);

/** Nobody approves their own request, and what is above the laboratory lead's limit goes to purchasing. */
export function approverFor(requesterId: string, total: number): Employee | undefined {
  const lead = employeeById(NOOR);
  if (requesterId === GRACE) return lead;
  const withinLimit = lead !== undefined && requesterId !== NOOR && total <= lead.approvalLimit;
  return withinLimit ? lead : employeeById(GRACE);
}
