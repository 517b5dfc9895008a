import type { Employee } from '../data/model.ts';
import { EMPLOYEES, employeeById } from '../data/people.ts';

const KEY = 'meridian.employee';

declare global {
  interface Window {
    handrail?: { push: (call: unknown[]) => unknown };
  }
}

/** Who is signed in; in this sample company the first of the list, until somebody else signs in. */
export function signedIn(storage: Storage): Employee {
  const [first] = EMPLOYEES;
  const employee = employeeById(storage.getItem(KEY) ?? '') ?? first;
  if (employee === undefined) throw new Error('The sample company has no employees: see data/people.ts');
  return employee;
}

/** Tells the guidance on this page who is here, before or after its script has arrived. */
export function identify(employee: Employee): void {
  const { employeeId, department, job, approvalLimit } = employee;
  const traits = { department, job, approver: approvalLimit > 0 };
  const handrail = (window.handrail ??= new Array<unknown>());
  handrail.push(['identify', { visitorId: employeeId, traits }]);
}

/** Another person sits down: they begin on the first page, as after any sign-in. */
export function signInAs(storage: Storage, employee: Employee): void {
  storage.setItem(KEY, employee.employeeId);
  window.handrail?.push(['reset']);
  location.assign('./');
}
