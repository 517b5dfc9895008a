import { expect, test } from 'vitest';
import { addRequest, freshLedger, move, nextRequestId, openLedger, saveLedger } from './ledger.ts';
import { approverFor } from './people.ts';

const NOW = Date.UTC(2026, 2, 2);

/** The part of `Storage` that books need, in memory. */
function memoryStorage(saved: Record<string, string> = {}): Storage {
  const items = new Map(Object.entries(saved));
  return {
    get length() {
      return items.size;
    },
    key: (index) => [...items.keys()][index] ?? null,
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => void items.set(key, value),
    removeItem: (key) => void items.delete(key),
    clear: () => items.clear(),
  };
}

test('the first visit finds sample data, and later visits what was kept', () => {
  const storage = memoryStorage();
  const first = openLedger(storage, NOW);
  expect(first).toEqual(freshLedger(NOW));
  if ('unreadable' in first) return;
  saveLedger(storage, move(first, 'PR-1042', { at: NOW, byId: 'noor.haddad', what: 'approved' }));
  const second = openLedger(storage, NOW + 1);
  expect('requests' in second && second.requests.at(-1)).toMatchObject({ requestId: 'PR-1042', status: 'approved' });
});

test.each(['{oops', 'null', '{"requests":[{}],"suppliers":[]}'])('saved %s is told apart from nothing', (text) => {
  const storage = memoryStorage({ 'meridian.purchasing.v1': text });
  expect(openLedger(storage, NOW)).toEqual({ unreadable: true });
  expect(storage.getItem('meridian.purchasing.v1')).toBe(text);
});

test('every new request gets a number of its own', () => {
  const ledger = freshLedger(NOW);
  const [sample] = ledger.requests;
  expect(nextRequestId(ledger)).toBe('PR-1043');
  if (sample === undefined) throw new Error('no sample data');
  expect(nextRequestId(addRequest(ledger, { ...sample, requestId: 'PR-1043' }))).toBe('PR-1044');
});

test('nobody approves their own request, and large ones go to purchasing', () => {
  const approver = (requesterId: string, total: number) => approverFor(requesterId, total)?.employeeId;
  expect(approver('tomas.varga', 500_000)).toBe('noor.haddad');
  expect(approver('tomas.varga', 500_001)).toBe('grace.lindqvist');
  expect(approver('noor.haddad', 100)).toBe('grace.lindqvist');
  expect(approver('grace.lindqvist', 100)).toBe('noor.haddad');
  for (const request of freshLedger(NOW).requests) expect(request.approverId).not.toBe(request.requesterId);
});

test('the sample history lies in the past and ends with the status', () => {
  for (const request of freshLedger(NOW).requests) {
    expect(Math.max(...request.history.map((entry) => entry.at))).toBeLessThan(NOW);
    const last = request.history.at(-1)?.what;
    expect(last === 'raised' ? 'waiting' : last).toBe(request.status);
  }
});
