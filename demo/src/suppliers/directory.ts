import { CATEGORIES, type Supplier } from '../data/model.ts';
import type { Desk } from '../page/desk.ts';
import { button, el } from '../page/element.ts';
import { countOf } from '../page/format.ts';
import { icon } from '../page/icons.ts';
import { emptyState, pageHead } from '../page/pieces.ts';
import { suggestSupplier } from './suggest-dialog.ts';

/** The companies Meridian buys from, to look through by name, place and category. */
export function showSuppliers(desk: Desk): void {
  const search = el('input', { type: 'search', placeholder: 'Name or place' });
  const category = el(
    'select',
    { id: 'supplier-category' },
    el('option', { value: '' }, 'All categories'),
    ...CATEGORIES.map((one) => el('option', { value: one }, one)),
  );
  const count = el('p', { class: 'result-count', role: 'status' });
  const results = el('div', {});

  const draw = () => {
    const shown = desk.ledger().suppliers.filter((supplier) => fits(supplier, search.value, category.value));
    shown.sort((a, b) => Number(b.preferred) - Number(a.preferred) || a.name.localeCompare(b.name));
    count.textContent = countOf(shown.length, 'supplier', 'suppliers');
    const list = el('ul', { class: 'supplier-grid' }, ...shown.map(supplierCard));
    results.replaceChildren(
      shown.length > 0
        ? list
        : emptyState('search', 'No supplier fits', 'Try another word, or suggest a new supplier.'),
    );
  };
  search.addEventListener('input', draw);
  category.addEventListener('change', draw);

  const suggest = button('Suggest a supplier', { class: 'button primary' }, () => suggestSupplier(desk, draw));
  desk.show(
    'Suppliers',
    pageHead('Suppliers', 'Preferred suppliers have a contract: no new paperwork, and better prices.', suggest),
    el(
      'div',
      { class: 'filters', role: 'search' },
      el(
        'label',
        { class: 'search' },
        icon('search'),
        el('span', { class: 'visually-hidden' }, 'Search suppliers'),
        search,
      ),
      el('label', { class: 'visually-hidden', for: 'supplier-category' }, 'Category'),
      category,
    ),
    count,
    results,
  );
  draw();
}

function fits(supplier: Supplier, search: string, category: string): boolean {
  const wanted = search.trim().toLocaleLowerCase('en');
  const words = `${supplier.name} ${supplier.place}`.toLocaleLowerCase('en');
  return words.includes(wanted) && (category === '' || supplier.category === category);
}

function supplierCard(supplier: Supplier): HTMLElement {
  const preferred = el('span', { class: 'preferred' }, icon('star'), 'Preferred');
  const days =
    supplier.deliveryDays > 0
      ? `Delivers in ${countOf(supplier.deliveryDays, 'day', 'days')}`
      : 'Being checked by purchasing';
  return el(
    'li',
    { class: 'card supplier' },
    el('h2', {}, supplier.name),
    el('p', {}, `${supplier.category} · ${supplier.place}`),
    el('div', { class: 'supplier-terms' }, el('p', { class: 'below' }, days), supplier.preferred ? preferred : null),
    el('a', { href: `mailto:${supplier.contact}` }, supplier.contact),
  );
}
