import { newestFirst } from '../data/ledger.ts';
import { STATUSES, totalOf, type Ledger, type PurchaseRequest } from '../data/model.ts';
import type { Desk } from '../page/desk.ts';
import { el } from '../page/element.ts';
import { countOf, formatRoundMoney } from '../page/format.ts';
import { icon } from '../page/icons.ts';
import { emptyState, pageHead } from '../page/pieces.ts';
import { filterBar } from './filter-bar.ts';
import { PLAIN_QUERY, readQuery, selectRequests, writeQuery, type ListQuery } from './query.ts';
import { requestTable } from './table.ts';

/** The list of requests with its search, filters and order. */
export function showList(desk: Desk, address: URLSearchParams): void {
  const ledger = desk.ledger();
  let query = readQuery(address, STATUSES);
  const results = el('div', { class: 'results' });
  const count = el('p', { class: 'result-count', role: 'status' });

  const change = (part: Partial<ListQuery>) => {
    query = { ...query, ...part };
    history.replaceState(null, '', `${location.pathname}${writeQuery(query)}`);
    draw();
  };
  const clear = () => {
    change(PLAIN_QUERY);
    bar.reset();
  };
  const bar = filterBar(ledger, query, change);
  const draw = () => {
    const shown = selectRequests(newestFirst(ledger.requests), query, desk.me.employeeId, supplierNames(ledger));
    const sorted = results.contains(document.activeElement) ? document.activeElement?.getAttribute('data-sort') : null;
    count.textContent = `${countOf(shown.length, 'request', 'requests')}, ${formatRoundMoney(sum(shown))} in total`;
    results.replaceChildren(shown.length > 0 ? requestTable(shown, ledger, query, change) : nothing(clear));
    if (sorted) results.querySelector<HTMLElement>(`[data-sort="${sorted}"]`)?.focus();
  };

  const raise = el(
    'a',
    { class: 'button primary', href: 'new-request.html', 'data-testid': 'new-request' },
    icon('plus'),
    'New request',
  );
  const head = pageHead(
    'Requests',
    'Everything Meridian Instruments is buying, from the first wish to the delivery.',
    raise,
  );
  desk.show(
    'Requests',
    head,
    tiles(ledger, desk.me.employeeId),
    el('section', { class: 'card' }, bar.element, count, results),
  );
  draw();
}

const supplierNames = (ledger: Ledger) => {
  const names = new Map(ledger.suppliers.map((supplier) => [supplier.supplierId, supplier.name]));
  return (supplierId: string): string => names.get(supplierId) ?? '';
};

const sum = (requests: readonly PurchaseRequest[]): number =>
  requests.reduce((total, request) => total + totalOf(request), 0);

function nothing(clear: () => void): HTMLElement {
  const again = el('button', { type: 'button', class: 'button' }, 'Clear search and filters');
  again.addEventListener('click', clear);
  return emptyState('search', 'No request fits', 'Try another word, or look at all of them.', again);
}

function tiles(ledger: Ledger, me: string): HTMLElement {
  const waiting = ledger.requests.filter((request) => request.status === 'waiting');
  const coming = ledger.requests.filter((request) => request.status === 'approved' || request.status === 'ordered');
  const mine = waiting.filter((request) => request.requesterId === me);
  const tile = (words: string, figure: string, below: string) =>
    el(
      'li',
      {},
      el('span', { class: 'tile-words' }, words),
      el('strong', {}, figure),
      el('span', { class: 'below' }, below),
    );
  return el(
    'ul',
    { class: 'tiles' },
    tile('Waiting for approval', formatRoundMoney(sum(waiting)), countOf(waiting.length, 'request', 'requests')),
    tile('Approved and on its way', formatRoundMoney(sum(coming)), countOf(coming.length, 'request', 'requests')),
    tile(
      'Your open requests',
      String(mine.length),
      mine.length > 0 ? formatRoundMoney(sum(mine)) : 'Nothing is waiting',
    ),
  );
}
