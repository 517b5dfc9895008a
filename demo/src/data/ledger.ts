import { raisedAt, type HistoryEntry, type Ledger, type PurchaseRequest, type Supplier } from './model.ts';
import { seedRequests } from './seed-requests.ts';
import { SEED_SUPPLIERS } from './seed-suppliers.ts';

const KEY = 'meridian.purchasing.v1';

/** What is saved cannot be read: another version wrote it, or somebody changed it by hand. */
export interface Unreadable {
  unreadable: true;
}

export const freshLedger = (now: number): Ledger => ({ requests: seedRequests(now), suppliers: [...SEED_SUPPLIERS] });

/** Reads the books from the browser's storage; the first visit begins with the sample data. */
export function openLedger(storage: Storage, now: number): Ledger | Unreadable {
  const saved = storage.getItem(KEY);
  if (saved === null) return saveLedger(storage, freshLedger(now));
  return parseLedger(saved) ?? { unreadable: true };
}

export function saveLedger(storage: Storage, ledger: Ledger): Ledger {
  storage.setItem(KEY, JSON.stringify(ledger));
  return ledger;
}

function parseLedger(text: string): Ledger | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isLedger(value) ? value : undefined;
  } catch {
    return undefined; // not JSON: told to the person as unreadable
  }
}

function isLedger(value: unknown): value is Ledger {
  if (!isRecord(value)) return false;
  const { requests, suppliers } = value;
  return (
    Array.isArray(requests) && requests.every(isRequest) && Array.isArray(suppliers) && suppliers.every(isSupplier)
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

const isRequest = (value: unknown): boolean =>
  isRecord(value) &&
  ['requestId', 'title', 'supplierId', 'status'].every((name) => typeof value[name] === 'string') &&
  ['quantity', 'unitPrice'].every((name) => typeof value[name] === 'number') &&
  Array.isArray(value['history']);

const isSupplier = (value: unknown): boolean =>
  isRecord(value) && typeof value['supplierId'] === 'string' && typeof value['name'] === 'string';

export function nextRequestId(ledger: Ledger): string {
  const numbers = ledger.requests.map((request) => Number(request.requestId.replace(/^\D+/, '')));
  return `PR-${Math.max(1000, ...numbers.filter(Number.isFinite)) + 1}`;
}

export const addRequest = (ledger: Ledger, request: PurchaseRequest): Ledger => ({
  ...ledger,
  requests: [...ledger.requests, request],
});

export const addSupplier = (ledger: Ledger, supplier: Supplier): Ledger => ({
  ...ledger,
  suppliers: [...ledger.suppliers, supplier],
});

/** Moves a request on: its status becomes what happened, and its history tells who and when. */
export function move(
  ledger: Ledger,
  requestId: string,
  entry: HistoryEntry & { what: PurchaseRequest['status'] },
): Ledger {
  const requests = ledger.requests.map((request) =>
    request.requestId === requestId
      ? { ...request, status: entry.what, history: [...request.history, entry] }
      : request,
  );
  return { ...ledger, requests };
}

export const newestFirst = (requests: readonly PurchaseRequest[]): PurchaseRequest[] =>
  [...requests].sort((a, b) => raisedAt(b) - raisedAt(a) || b.requestId.localeCompare(a.requestId));
