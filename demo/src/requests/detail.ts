import { decide } from '../approvals/decision-dialog.ts';
import { move } from '../data/ledger.ts';
import { totalOf, type HistoryEntry, type PurchaseRequest } from '../data/model.ts';
import { employeeById } from '../data/people.ts';
import type { Desk } from '../page/desk.ts';
import { button, el } from '../page/element.ts';
import { formatDay, formatMoment, formatMoney } from '../page/format.ts';
import { icon } from '../page/icons.ts';
import { emptyState, fact, HISTORY_ICONS, pageHead, statusPill, STATUS_WORDS } from '../page/pieces.ts';

/** One request: what, how much, who, and what has happened to it. */
export function showDetail(desk: Desk, address: URLSearchParams): void {
  const requestId = address.get('id') ?? '';
  const request = desk.ledger().requests.find((one) => one.requestId === requestId);
  const back = el('a', { class: 'back', href: './' }, icon('back'), 'Requests');
  if (request === undefined) {
    desk.show('Request not found', back, missing(requestId));
    return;
  }

  const redraw = () => showDetail(desk, address);
  const head = pageHead(
    request.title,
    `${request.requestId} · ${nameOf(request.requesterId)}`,
    ...actions(desk, request, redraw),
  );
  const columns = el('div', { class: 'columns' }, facts(desk, request), timeline(request));
  desk.show(`${request.requestId} ${request.title}`, back, head, columns);
}

const nameOf = (employeeId: string): string => employeeById(employeeId)?.name ?? 'A former colleague';

function missing(requestId: string): HTMLElement {
  const list = el('a', { class: 'button', href: './' }, 'Go to all requests');
  const title = requestId ? `There is no request ${requestId}` : 'No request was named';
  return emptyState('search', title, 'The link may be old, or the number mistyped.', list);
}

function actions(desk: Desk, request: PurchaseRequest, redraw: () => void): HTMLElement[] {
  if (request.status !== 'waiting') return [];
  if (request.approverId === desk.me.employeeId) {
    return [button('Review', { class: 'button primary' }, () => decide(desk, request, redraw))];
  }
  if (request.requesterId !== desk.me.employeeId) return [];
  const withdraw = button('Withdraw', { class: 'button' }, () => {
    const entry = { at: Date.now(), byId: desk.me.employeeId, what: 'withdrawn' } as const;
    desk.commit(move(desk.ledger(), request.requestId, entry), `${request.requestId} is withdrawn.`);
    redraw();
    desk.main.querySelector('h1')?.focus();
  });
  return [withdraw];
}

function facts(desk: Desk, request: PurchaseRequest): HTMLElement {
  const supplier = desk.ledger().suppliers.find((one) => one.supplierId === request.supplierId);
  const amount = `${request.quantity} × ${formatMoney(request.unitPrice)}`;
  return el(
    'section',
    { class: 'card', 'aria-label': 'Request' },
    el(
      'div',
      { class: 'total-line' },
      el('strong', { class: 'total' }, formatMoney(totalOf(request))),
      statusPill(request.status),
    ),
    el(
      'dl',
      { class: 'facts' },
      fact('Supplier', supplier?.name ?? 'Unknown supplier'),
      fact('Category', request.category),
      fact('Amount', amount),
      fact('Needed by', formatDay(request.neededOn)),
      fact('Cost centre', request.costCentre),
      fact('Approver', nameOf(request.approverId)),
    ),
    request.reason ? el('div', { class: 'reason' }, el('h2', {}, 'Reason'), el('p', {}, request.reason)) : null,
  );
}

function timeline(request: PurchaseRequest): HTMLElement {
  const entries = request.history.map((entry) =>
    el('li', { class: `entry entry-${entry.what}` }, ...entryLines(entry)),
  );
  if (request.status === 'waiting') {
    const words = `Waiting for ${nameOf(request.approverId)}`;
    entries.push(el('li', { class: 'entry entry-next' }, icon('clock'), el('div', {}, el('strong', {}, words))));
  }
  return el('section', { class: 'card timeline', id: 'history' }, el('h2', {}, 'History'), el('ol', {}, ...entries));
}

function entryLines(entry: HistoryEntry): (HTMLElement | SVGElement)[] {
  const what = entry.what === 'raised' ? 'Raised' : STATUS_WORDS[entry.what];
  const lines = el(
    'div',
    {},
    el('strong', {}, what),
    el('p', { class: 'below' }, `${nameOf(entry.byId)}, ${formatMoment(entry.at)}`),
  );
  if (entry.note) lines.append(el('p', { class: 'note' }, entry.note));
  return [icon(HISTORY_ICONS[entry.what]), lines];
}
