import { addRequest, nextRequestId } from '../data/ledger.ts';
import { CATEGORIES, type Ledger, type PurchaseRequest } from '../data/model.ts';
import { approverFor, COST_CENTRES } from '../data/people.ts';
import type { Desk } from '../page/desk.ts';
import { el } from '../page/element.ts';
import { formatMoney, isoDay } from '../page/format.ts';
import { icon } from '../page/icons.ts';
import { pageHead } from '../page/pieces.ts';
import { checkRequest, parseMoney, parseQuantity, type CheckedRequest, type RequestDraft } from './check-request.ts';
import { field, select, showProblems } from './fields.ts';
import { goTo } from './go-to.ts';

const FORTNIGHT_MS = 14 * 86_400_000;

/** The form for a new request, with the total and the approver told while one types. */
export function showForm(desk: Desk): void {
  const ledger = desk.ledger();
  const form = el('form', { class: 'card request-form', novalidate: true, autocomplete: 'off' });
  const summary = el('p', { class: 'summary', role: 'status' });
  form.append(whatPart(ledger), costPart(desk), whyPart(), footPart(summary));

  const tell = () => (summary.textContent = summaryOf(draftOf(form), desk.me.employeeId));
  form.addEventListener('input', tell);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    const checked = checkRequest(draftOf(form), isoDay(Date.now()));
    showProblems(form, 'problems' in checked ? checked.problems : []);
    if ('request' in checked) send(desk, checked.request);
  });
  tell();

  const back = el('a', { class: 'back', href: './' }, icon('back'), 'Requests');
  desk.show(
    'New request',
    back,
    pageHead('New request', 'Tell us what you need. Your approver gets it at once.'),
    form,
  );
}

function whatPart(ledger: Ledger): HTMLElement {
  const title = el('input', { type: 'text', maxlength: 120, placeholder: 'Nitrile gloves, size M' });
  const categories = CATEGORIES.map((category) => [category, category] as const);
  const sorted = [...ledger.suppliers].sort((a, b) => a.name.localeCompare(b.name));
  const groups = ([true, false] as const).map((preferred) =>
    el(
      'optgroup',
      { label: preferred ? 'Preferred' : 'Others' },
      ...sorted
        .filter((supplier) => supplier.preferred === preferred)
        .map((supplier) => el('option', { value: supplier.supplierId }, supplier.name)),
    ),
  );
  const suppliers = select([['', 'Choose a supplier']], '');
  suppliers.append(...groups);
  return el(
    'fieldset',
    {},
    el('legend', {}, 'What'),
    field('title', 'What do you need?', title),
    field('category', 'Category', select([['', 'Choose a category'], ...categories], '')),
    field('supplierId', 'Supplier', suppliers, 'Preferred suppliers deliver without a new contract.'),
  );
}

function costPart(desk: Desk): HTMLElement {
  const quantity = el('input', { type: 'text', inputmode: 'numeric', value: '1' });
  const price = el('input', { type: 'text', inputmode: 'decimal', placeholder: '0.00' });
  const centres = COST_CENTRES.map((centre) => [centre, centre] as const);
  const needed = el('input', { type: 'date', value: isoDay(Date.now() + FORTNIGHT_MS), min: isoDay(Date.now()) });
  return el(
    'fieldset',
    {},
    el('legend', {}, 'Cost'),
    field('quantity', 'Quantity', quantity),
    field('unitPrice', 'Price of one, in euros', price),
    field('costCentre', 'Cost centre', select(centres, desk.me.costCentre)),
    field('neededOn', 'Needed by', needed),
  );
}

function whyPart(): HTMLElement {
  const reason = el('textarea', { rows: 3, maxlength: 1000 });
  return el(
    'fieldset',
    {},
    el('legend', {}, 'Why'),
    field('reason', 'Reason', reason, 'A sentence will do. From €1,000 on, your approver needs it.'),
  );
}

const footPart = (summary: HTMLElement): HTMLElement =>
  el(
    'div',
    { class: 'form-foot' },
    summary,
    el('a', { class: 'button', href: './' }, 'Cancel'),
    el('button', { type: 'submit', class: 'button primary' }, 'Send for approval'),
  );

function draftOf(form: HTMLFormElement): RequestDraft {
  const data = new FormData(form);
  const text = (name: keyof RequestDraft): string => {
    const value = data.get(name);
    return typeof value === 'string' ? value : '';
  };
  return {
    title: text('title'),
    category: text('category'),
    supplierId: text('supplierId'),
    quantity: text('quantity'),
    unitPrice: text('unitPrice'),
    costCentre: text('costCentre'),
    neededOn: text('neededOn'),
    reason: text('reason'),
  };
}

function summaryOf(draft: RequestDraft, me: string): string {
  const total = (parseQuantity(draft.quantity) ?? 0) * (parseMoney(draft.unitPrice) ?? 0);
  if (total === 0) return 'Enter a price to see the total.';
  return `Total ${formatMoney(total)}. Goes to ${approverFor(me, total)?.name ?? 'purchasing'} for approval.`;
}

function send(desk: Desk, checked: CheckedRequest): void {
  const ledger = desk.ledger();
  const requesterId = desk.me.employeeId;
  const approverId = approverFor(requesterId, checked.quantity * checked.unitPrice)?.employeeId ?? requesterId;
  const request: PurchaseRequest = {
    ...checked,
    requestId: nextRequestId(ledger),
    requesterId,
    approverId,
    status: 'waiting',
    history: [{ at: Date.now(), byId: requesterId, what: 'raised' }],
  };
  desk.commit(addRequest(ledger, request), `${request.requestId} is on its way to your approver.`);
  goTo(desk, `request.html?id=${request.requestId}`);
}
