import type { Category, HistoryEntry, PurchaseRequest, Status } from './model.ts';
import { approverFor } from './people.ts';

const DAY_MS = 86_400_000;

type Row = [
  title: string,
  category: Category,
  supplierId: string,
  quantity: number,
  euros: number,
  requesterId: string,
  status: Status,
  daysAgo: number,
  reason: string,
  note?: string,
];

const NOOR = 'noor.haddad';
const TOMAS = 'tomas.varga';
const PRIYA = 'priya.raman';
const GRACE = 'grace.lindqvist';

/** Oldest first, so that the numbers rise with time. */
// prettier-ignore
const ROWS: readonly Row[] = [
  ['Yearly calibration of 6 balances', 'Services', 'calibra', 6, 310, NOOR, 'received', 58, 'Due before the audit.'],
  ['Safety goggles, anti-fog', 'Safety', 'wardwell', 40, 18.9, TOMAS, 'received', 51, 'Stock for two lines.'],
  ['Deep groove bearings 6205', 'Production parts', 'malm', 120, 7.4, TOMAS, 'received', 46, 'Spare parts, line 2.'],
  ['Meeting room chairs', 'Office', 'stuhlwerk', 12, 289, PRIYA, 'rejected', 44, 'The old ones wobble.', 'Please ask our preferred supplier first.'],
  ['Nitrile gloves, size M', 'Laboratory', 'brightwell', 60, 11.2, NOOR, 'received', 39, 'Quarterly stock.'],
  ['Design software, 3 seats', 'IT and software', 'kestrel', 3, 540, TOMAS, 'received', 33, 'Three new colleagues.'],
  ['Train tickets, trade fair', 'Travel', 'railaway', 4, 138, PRIYA, 'received', 29, 'Four people, both days.'],
  ['Window cleaning, building C', 'Services', 'lumen', 1, 1_150, PRIYA, 'ordered', 24, 'Twice a year.'],
  ['Aluminium housings, batch 14', 'Production parts', 'precisa', 250, 21.6, TOMAS, 'ordered', 21, 'For the sensor series.'],
  ['Fume hood filters', 'Laboratory', 'brightwell', 8, 164, NOOR, 'ordered', 19, 'Replace by the end of the month.'],
  ['Laptop docks, USB-C', 'IT and software', 'fjord-it', 15, 129, GRACE, 'ordered', 16, 'Hot desks on floor 2.'],
  ['First aid cabinets', 'Safety', 'wardwell', 5, 96, PRIYA, 'approved', 13, 'Missing in the new wing.'],
  ['Copy paper, 80 g', 'Office', 'papeterie', 100, 4.1, PRIYA, 'approved', 12, 'Stock for the winter.'],
  ['Borosilicate beakers, 500 ml', 'Laboratory', 'brightwell', 36, 8.75, NOOR, 'approved', 10, 'Breakage.'],
  ['Height-adjustable desk', 'Office', 'stuhlwerk', 1, 740, TOMAS, 'withdrawn', 9, 'Back pain.', 'Found one in storage.'],
  ['Torque wrench, calibrated', 'Production parts', 'precisa', 2, 415, TOMAS, 'waiting', 6, 'Assembly step 7 needs proof of torque.'],
  ['Fluorescence microscope', 'Laboratory', 'optika-nord', 1, 18_400, NOOR, 'waiting', 5, 'The old one can no longer be repaired.'],
  ['Monitors, 27 inch', 'IT and software', 'fjord-it', 6, 312, GRACE, 'waiting', 4, 'Purchasing moves to floor 2.'],
  ['Emergency shower service', 'Services', 'lumen', 3, 220, PRIYA, 'waiting', 3, 'Yearly check asked for by the insurer.'],
  ['Conveyor belt rollers', 'Production parts', 'malm', 24, 38.5, TOMAS, 'waiting', 2, 'Line 3 stops twice a week.'],
  ['Cloud storage, 20 TB for a year', 'IT and software', 'kestrel', 1, 5_880, TOMAS, 'waiting', 1, 'Camera records of quality control.'],
  ['Whiteboards, magnetic', 'Office', 'papeterie', 3, 118, PRIYA, 'waiting', 1, 'For the project rooms.'],
];

const PATH: Record<Status, readonly HistoryEntry['what'][]> = {
  waiting: ['raised'],
  approved: ['raised', 'approved'],
  ordered: ['raised', 'approved', 'ordered'],
  received: ['raised', 'approved', 'ordered', 'received'],
  rejected: ['raised', 'rejected'],
  withdrawn: ['raised', 'withdrawn'],
};

/** Requests as they would stand in the books on the day of the first visit. */
export function seedRequests(now: number): PurchaseRequest[] {
  return ROWS.map((row, index) => requestOf(row, `PR-${1021 + index}`, now));
}

function requestOf(row: Row, requestId: string, now: number): PurchaseRequest {
  const [title, category, supplierId, quantity, euros, requesterId, status, daysAgo, reason, note] = row;
  const unitPrice = Math.round(euros * 100);
  const approverId = approverFor(requesterId, quantity * unitPrice)?.employeeId ?? GRACE;
  const raised = now - daysAgo * DAY_MS;
  const history = PATH[status].map((what, step): HistoryEntry => {
    const byId = what === 'raised' || what === 'withdrawn' ? requesterId : what === 'ordered' ? GRACE : approverId;
    const last = step === PATH[status].length - 1;
    return { at: raised + step * DAY_MS * 1.3, byId, what, ...(last && note !== undefined ? { note } : {}) };
  });
  const neededOn = new Date(raised + 21 * DAY_MS).toISOString().slice(0, 10);
  const costCentre = COST_CENTRE[requesterId] ?? '';
  const asked = { title, category, supplierId, quantity, unitPrice, costCentre, neededOn, reason };
  return { requestId, ...asked, requesterId, approverId, status, history };
}

const COST_CENTRE: Record<string, string> = {
  [NOOR]: '4100 Laboratory',
  [TOMAS]: '4300 Production',
  [PRIYA]: '4700 Facilities',
  [GRACE]: '4900 Purchasing',
};
