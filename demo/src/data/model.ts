export const STATUSES = ['waiting', 'approved', 'ordered', 'received', 'rejected', 'withdrawn'] as const;
export type Status = (typeof STATUSES)[number];

export const CATEGORIES = [
  'Laboratory',
  'IT and software',
  'Office',
  'Production parts',
  'Safety',
  'Services',
  'Travel',
] as const;
export type Category = (typeof CATEGORIES)[number];

export interface Employee {
  employeeId: string;
  name: string;
  job: string;
  department: string;
  costCentre: string;
  /** May decide on requests up to this many cents; 0 for people who only ask. */
  approvalLimit: number;
}

export interface Supplier {
  supplierId: string;
  name: string;
  category: Category;
  place: string;
  /** We have a frame contract with them. */
  preferred: boolean;
  deliveryDays: number;
  contact: string;
  suggestedBy?: string;
}

/** One line of what happened to a request. Instants are epoch milliseconds. */
export interface HistoryEntry {
  at: number;
  byId: string;
  what: Status | 'raised';
  note?: string;
}

export interface PurchaseRequest {
  requestId: string;
  title: string;
  category: Category;
  supplierId: string;
  quantity: number;
  /** Price of one, in cents. */
  unitPrice: number;
  costCentre: string;
  /** A calendar day, YYYY-MM-DD. */
  neededOn: string;
  reason: string;
  requesterId: string;
  approverId: string;
  status: Status;
  history: HistoryEntry[];
}

export interface Ledger {
  requests: PurchaseRequest[];
  suppliers: Supplier[];
}

export const totalOf = (request: { quantity: number; unitPrice: number }): number =>
  request.quantity * request.unitPrice;

/** When a request was raised; its history always begins with that. */
export const raisedAt = (request: PurchaseRequest): number => request.history[0]?.at ?? 0;
