import { STATUSES, type Ledger } from '../data/model.ts';
import { button, el } from '../page/element.ts';
import { icon } from '../page/icons.ts';
import { STATUS_WORDS } from '../page/pieces.ts';
import type { ListQuery } from './query.ts';

interface FilterBar {
  element: HTMLElement;
  /** Back to how it looks without any filter. */
  reset: () => void;
}

/** Search, status and "only mine". It tells what changed; the list decides what that means. */
export function filterBar(ledger: Ledger, query: ListQuery, change: (part: Partial<ListQuery>) => void): FilterBar {
  const search = el('input', {
    type: 'search',
    id: 'search',
    value: query.search,
    placeholder: 'Number, title or supplier',
  });
  search.addEventListener('input', () => change({ search: search.value }));

  const mine = el('input', { type: 'checkbox', checked: query.mineOnly });
  mine.addEventListener('change', () => change({ mineOnly: mine.checked }));

  const tabs = (['all', ...STATUSES] as const).map((status) => {
    const count = ledger.requests.filter((request) => status === 'all' || request.status === status).length;
    const tab = button(status === 'all' ? 'All' : STATUS_WORDS[status], { class: 'tab' }, () => {
      press(status);
      change({ status });
    });
    tab.append(el('span', { class: 'tab-count' }, String(count)));
    return { status, tab };
  });
  const press = (pressed: ListQuery['status']) => {
    for (const { status, tab } of tabs) tab.setAttribute('aria-pressed', String(status === pressed));
  };
  press(query.status);

  const element = el(
    'div',
    { class: 'filter-bar' },
    el('div', { class: 'tabs', role: 'group', 'aria-label': 'Status' }, ...tabs.map(({ tab }) => tab)),
    el(
      'div',
      { class: 'filters', role: 'search' },
      el(
        'label',
        { class: 'search', for: 'search' },
        icon('search'),
        el('span', { class: 'visually-hidden' }, 'Search requests'),
        search,
      ),
      el('label', { class: 'check' }, mine, 'Only mine'),
    ),
  );
  const reset = () => {
    search.value = '';
    mine.checked = false;
    press('all');
    search.focus();
  };
  return { element, reset };
}
