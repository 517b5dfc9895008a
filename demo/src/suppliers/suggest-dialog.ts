import { addSupplier } from '../data/ledger.ts';
import { CATEGORIES } from '../data/model.ts';
import type { Desk } from '../page/desk.ts';
import { button, el } from '../page/element.ts';

/** A small form in a modal dialog. The browser's own checks are enough here. */
export function suggestSupplier(desk: Desk, done: () => void): void {
  const dialog = el('dialog', { 'aria-labelledby': 'suggest-title' });
  const name = el('input', { name: 'name', required: true, minlength: 3, maxlength: 80 });
  const place = el('input', { name: 'place', required: true, maxlength: 80, placeholder: 'Town and country' });
  const contact = el('input', { name: 'contact', type: 'email', required: true, maxlength: 120 });
  const category = el('select', { name: 'category' }, ...CATEGORIES.map((one) => el('option', { value: one }, one)));
  const form = el(
    'form',
    { method: 'dialog' },
    el('h2', { id: 'suggest-title' }, 'Suggest a supplier'),
    el('p', { class: 'below' }, 'Purchasing checks every new supplier before the first order.'),
    el('label', {}, 'Name', name),
    el('label', {}, 'Category', category),
    el('label', {}, 'Place', place),
    el('label', {}, 'Mail address for orders', contact),
    el(
      'div',
      { class: 'form-foot' },
      button('Cancel', { class: 'button' }, () => dialog.close()),
      el('button', { type: 'submit', class: 'button primary' }, 'Suggest'),
    ),
  );
  form.addEventListener('submit', () => {
    const ledger = desk.ledger();
    const supplier = {
      supplierId: `suggested-${ledger.suppliers.length + 1}`,
      name: name.value.trim(),
      category: CATEGORIES.find((one) => one === category.value) ?? 'Services',
      place: place.value.trim(),
      preferred: false,
      deliveryDays: 0,
      contact: contact.value.trim(),
      suggestedBy: desk.me.employeeId,
    };
    desk.commit(addSupplier(ledger, supplier), `Thank you. Purchasing will look at ${supplier.name}.`);
    done();
  });
  dialog.append(form);
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
