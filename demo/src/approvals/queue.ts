import { newestFirst } from '../data/ledger.ts';
import { raisedAt, totalOf, type PurchaseRequest } from '../data/model.ts';
import { employeeById } from '../data/people.ts';
import { badge } from '../page/account.ts';
import type { Desk } from '../page/desk.ts';
import { button, el } from '../page/element.ts';
import { countOf, formatDay, formatMoney } from '../page/format.ts';
import { emptyState, pageHead, statusPill } from '../page/pieces.ts';
import { decide } from './decision-dialog.ts';

const DECIDED_SHOWN = 5;

/** What waits for this person's decision, longest first, and what they decided lately. */
export function showApprovals(desk: Desk): void {
  const me = desk.me.employeeId;
  const newest = newestFirst(desk.ledger().requests);
  const waiting = newest.filter((request) => request.status === 'waiting' && request.approverId === me).reverse();
  const decided = newest.filter((request) => decidedAt(request, me) > 0).slice(0, DECIDED_SHOWN);
  const redraw = () => showApprovals(desk);

  const limit = desk.me.approvalLimit;
  const below =
    limit > 0 ? `You may approve up to ${formatMoney(limit)} a request.` : 'You are nobody’s approver at present.';
  const queue =
    waiting.length > 0
      ? el('ul', { class: 'queue', id: 'waiting' }, ...waiting.map((request) => waitingCard(desk, request, redraw)))
      : emptyState('approvals', 'Nothing waits for you', 'New requests appear here as soon as colleagues send them.');
  const title = el('h2', {}, countOf(waiting.length, 'request waits for you', 'requests wait for you'));
  const ahead = waiting.length > 0 ? [title] : [];
  desk.show('Approvals', pageHead('Approvals', below), ...ahead, queue, ...decidedPart(decided, me));
}

const decidedAt = (request: PurchaseRequest, me: string): number =>
  request.history.find((entry) => entry.byId === me && (entry.what === 'approved' || entry.what === 'rejected'))?.at ??
  0;

function waitingCard(desk: Desk, request: PurchaseRequest, redraw: () => void): HTMLElement {
  const requester = employeeById(request.requesterId);
  const review = button('Review', { class: 'button primary', 'aria-label': `Review ${request.requestId}` }, () =>
    decide(desk, request, redraw),
  );
  const link = el('a', { href: `request.html?id=${request.requestId}` }, request.title);
  return el(
    'li',
    { class: 'card waiting-card' },
    badge(requester?.name ?? '?'),
    el(
      'div',
      { class: 'waiting-words' },
      el('h3', {}, link),
      el('p', { class: 'below' }, `${request.requestId} · ${requester?.name ?? ''}, ${formatDay(raisedAt(request))}`),
      request.reason ? el('p', { class: 'waiting-reason' }, request.reason) : null,
    ),
    el('strong', { class: 'figure' }, formatMoney(totalOf(request))),
    review,
  );
}

function decidedPart(decided: readonly PurchaseRequest[], me: string): HTMLElement[] {
  if (decided.length === 0) return [];
  const rows = decided.map((request) =>
    el(
      'li',
      {},
      el('a', { href: `request.html?id=${request.requestId}` }, request.title),
      el('span', { class: 'below' }, formatDay(decidedAt(request, me))),
      statusPill(request.status),
    ),
  );
  return [el('h2', {}, 'Decided lately'), el('ul', { class: 'card decided' }, ...rows)];
}
