import { raisedAt, totalOf, type Ledger, type PurchaseRequest } from '../data/model.ts';
import { employeeById } from '../data/people.ts';
import { button, el } from '../page/element.ts';
import { formatDay, formatMoney } from '../page/format.ts';
import { statusPill } from '../page/pieces.ts';
import type { ListQuery, Sort } from './query.ts';

const COLUMNS: readonly { words: string; sort?: Sort; class?: string }[] = [
  { words: 'Number', sort: 'requestId' },
  { words: 'What', sort: 'title' },
  { words: 'Supplier', class: 'wide-only' },
  { words: 'Raised by', class: 'wide-only' },
  { words: 'Raised', sort: 'raised', class: 'wide-only' },
  { words: 'Total', sort: 'total', class: 'figure' },
  { words: 'Status' },
];

/** Requests as a table; the heads of its columns change the order. */
export function requestTable(
  requests: readonly PurchaseRequest[],
  ledger: Ledger,
  query: ListQuery,
  change: (part: Partial<ListQuery>) => void,
): HTMLElement {
  const heads = COLUMNS.map((column) => {
    const { words, sort } = column;
    if (sort === undefined) return el('th', { scope: 'col', class: column.class ?? null }, words);
    const active = query.sort === sort;
    const order = active ? (query.descending ? 'descending' : 'ascending') : 'none';
    const flip = () => change({ sort, descending: active ? !query.descending : sort === 'total' || sort === 'raised' });
    const head = button(words, { class: 'sort', 'data-sort': sort }, flip);
    return el('th', { scope: 'col', class: column.class ?? null, 'aria-sort': order }, head);
  });
  const names = new Map(ledger.suppliers.map((supplier) => [supplier.supplierId, supplier.name]));
  const rows = requests.map((request) => rowOf(request, names.get(request.supplierId) ?? 'Unknown supplier'));
  return el(
    'table',
    { class: 'requests' },
    el('caption', { class: 'visually-hidden' }, 'Purchase requests'),
    el('thead', {}, el('tr', {}, ...heads)),
    el('tbody', {}, ...rows),
  );
}

function rowOf(request: PurchaseRequest, supplier: string): HTMLElement {
  const link = el('a', { href: `request.html?id=${encodeURIComponent(request.requestId)}` }, request.title);
  return el(
    'tr',
    {},
    el('td', { class: 'number' }, request.requestId),
    el('th', { scope: 'row' }, link),
    el('td', { class: 'wide-only' }, supplier),
    el('td', { class: 'wide-only' }, employeeById(request.requesterId)?.name ?? ''),
    el('td', { class: 'wide-only day' }, formatDay(raisedAt(request))),
    el('td', { class: 'figure' }, formatMoney(totalOf(request))),
    el('td', {}, statusPill(request.status)),
  );
}
