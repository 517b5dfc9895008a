import { expect, test } from 'vitest';
import { STATUSES } from '../data/model.ts';
import { seedRequests } from '../data/seed-requests.ts';
import { PLAIN_QUERY, readQuery, selectRequests, writeQuery, type ListQuery } from './query.ts';

const requests = seedRequests(Date.UTC(2026, 2, 2));
const supplierName = (supplierId: string) => (supplierId === 'malm' ? 'Malm & Söner Bearings' : supplierId);
const idsOf = (query: Partial<ListQuery>) =>
  selectRequests(requests, { ...PLAIN_QUERY, ...query }, 'noor.haddad', supplierName).map((one) => one.requestId);

test('without a wish, every request is shown, the youngest first', () => {
  expect(idsOf({})).toEqual(requests.map((one) => one.requestId).reverse());
});

test('the search finds numbers, titles and names of suppliers', () => {
  expect(idsOf({ search: 'pr-1037' })).toEqual(['PR-1037']);
  expect(idsOf({ search: ' MICROSCOPE ' })).toEqual(['PR-1037']);
  expect(idsOf({ search: 'söner' })).toEqual(['PR-1040', 'PR-1023']);
});

test('status and "only mine" narrow each other', () => {
  expect(idsOf({ status: 'waiting', mineOnly: true })).toEqual(['PR-1037']);
});

test('totals are put in order by the whole sum, not by the price of one', () => {
  expect(idsOf({ sort: 'total' }).slice(0, 2)).toEqual(['PR-1037', 'PR-1041']);
  expect(idsOf({ sort: 'total', descending: false }).at(-1)).toBe('PR-1037');
});

test('the address brings a list back as it was', () => {
  const query: ListQuery = { search: 'a&b', status: 'ordered', mineOnly: true, sort: 'title', descending: false };
  expect(readQuery(new URLSearchParams(writeQuery(query)), STATUSES)).toEqual(query);
  expect(writeQuery(PLAIN_QUERY)).toBe('');
});

test('nonsense in the address is passed over', () => {
  expect(readQuery(new URLSearchParams('status=lost&sort=colour'), STATUSES)).toEqual(PLAIN_QUERY);
});
