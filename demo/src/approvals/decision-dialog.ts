import { move } from '../data/ledger.ts';
import { totalOf, type PurchaseRequest } from '../data/model.ts';
import { employeeById } from '../data/people.ts';
import type { Desk } from '../page/desk.ts';
import { button, el } from '../page/element.ts';
import { formatMoney } from '../page/format.ts';
import { fact } from '../page/pieces.ts';

/** Asks for a decision in a modal dialog; a rejection needs a reason. `done` runs after the books are kept. */
export function decide(desk: Desk, request: PurchaseRequest, done: () => void): void {
  const note = el('textarea', { id: 'decision-note', rows: 3, maxlength: 500, 'aria-describedby': 'decision-error' });
  const error = el('p', { class: 'error', id: 'decision-error' });
  const dialog = el('dialog', { class: 'decision', 'aria-labelledby': 'decision-title' });

  const settle = (what: 'approved' | 'rejected') => {
    const words = note.value.trim();
    if (what === 'rejected' && words.length < 5) {
      error.textContent = 'Tell the requester why, in a few words.';
      note.setAttribute('aria-invalid', 'true');
      note.focus();
      return;
    }
    const entry = { at: Date.now(), byId: desk.me.employeeId, what, ...(words ? { note: words } : {}) };
    dialog.close();
    desk.commit(move(desk.ledger(), request.requestId, entry), `${request.requestId} is ${what}.`);
    done();
    if (!document.activeElement || document.activeElement === document.body) desk.main.querySelector('h1')?.focus();
  };

  dialog.append(
    el('h2', { id: 'decision-title' }, `Review ${request.requestId}`),
    el('p', { class: 'decision-what' }, request.title),
    summary(request),
    request.reason ? el('blockquote', {}, request.reason) : '',
    el('label', { for: 'decision-note' }, 'Note to the requester'),
    note,
    error,
    el(
      'div',
      { class: 'form-foot' },
      button('Cancel', { class: 'button' }, () => dialog.close()),
      button('Reject', { class: 'button danger' }, () => settle('rejected')),
      button('Approve', { class: 'button primary' }, () => settle('approved')),
    ),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
  note.focus();
}

const summary = (request: PurchaseRequest): HTMLElement =>
  el(
    'dl',
    { class: 'facts' },
    fact('Total', formatMoney(totalOf(request))),
    fact('Cost centre', request.costCentre),
    fact('Asked by', employeeById(request.requesterId)?.name ?? 'A former colleague'),
  );
