import { raisedAt, totalOf, type PurchaseRequest, type Status } from '../data/model.ts';

const SORTS = ['requestId', 'title', 'total', 'raised'] as const;
export type Sort = (typeof SORTS)[number];

/** What the list shows. It stands in the address, so that a reload and the Back button keep it. */
export interface ListQuery {
  search: string;
  status: Status | 'all';
  mineOnly: boolean;
  sort: Sort;
  descending: boolean;
}

export const PLAIN_QUERY: ListQuery = { search: '', status: 'all', mineOnly: false, sort: 'raised', descending: true };

export function readQuery(address: URLSearchParams, statuses: readonly Status[]): ListQuery {
  const sort = SORTS.find((one) => one === address.get('sort')) ?? PLAIN_QUERY.sort;
  const order = address.get('order');
  return {
    search: address.get('search') ?? '',
    status: statuses.find((one) => one === address.get('status')) ?? 'all',
    mineOnly: address.get('mine') === 'yes',
    sort,
    descending: order === null ? PLAIN_QUERY.descending : order === 'down',
  };
}

export function writeQuery(query: ListQuery): string {
  const address = new URLSearchParams();
  if (query.search) address.set('search', query.search);
  if (query.status !== 'all') address.set('status', query.status);
  if (query.mineOnly) address.set('mine', 'yes');
  if (query.sort !== PLAIN_QUERY.sort) address.set('sort', query.sort);
  if (query.descending !== PLAIN_QUERY.descending) address.set('order', query.descending ? 'down' : 'up');
  const text = address.toString();
  return text ? `?${text}` : '';
}

const COMPARE: Record<Sort, (a: PurchaseRequest, b: PurchaseRequest) => number> = {
  requestId: (a, b) => a.requestId.localeCompare(b.requestId, 'en', { numeric: true }),
  title: (a, b) => a.title.localeCompare(b.title, 'en'),
  total: (a, b) => totalOf(a) - totalOf(b),
  raised: (a, b) => raisedAt(a) - raisedAt(b) || COMPARE.requestId(a, b),
};

/** The requests that a query shows, in its order. `supplierName` lets the search find a supplier by name. */
export function selectRequests(
  requests: readonly PurchaseRequest[],
  query: ListQuery,
  me: string,
  supplierName: (supplierId: string) => string,
): PurchaseRequest[] {
  const wanted = query.search.trim().toLocaleLowerCase('en');
  const fits = (request: PurchaseRequest): boolean =>
    (query.status === 'all' || request.status === query.status) &&
    (!query.mineOnly || request.requesterId === me) &&
    [request.requestId, request.title, supplierName(request.supplierId)].some((text) =>
      text.toLocaleLowerCase('en').includes(wanted),
    );
  const compare = COMPARE[query.sort];
  return requests.filter(fits).sort((a, b) => (query.descending ? compare(b, a) : compare(a, b)));
}
