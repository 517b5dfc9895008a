import type { Employee } from '../data/model.ts';
import { EMPLOYEES } from '../data/people.ts';
import { button, el, hiddenWords } from './element.ts';
import { initialsOf } from './format.ts';

/** Whose requests these are, and a way to sit down as somebody else of the sample company. */
export function accountMenu(me: Employee, signIn: (employee: Employee) => void): HTMLElement {
  const menu = el('div', { id: 'account-menu', popover: 'auto', class: 'account-menu' });
  menu.append(el('p', { class: 'menu-title' }, 'Sign in as'));
  for (const employee of EMPLOYEES) {
    const choose = button('', { class: 'menu-item', 'aria-pressed': employee === me ? 'true' : 'false' }, () => {
      menu.hidePopover();
      if (employee !== me) signIn(employee);
    });
    choose.append(badge(employee.name), personLines(employee));
    menu.append(choose);
  }
  const opener = el('button', { type: 'button', popovertarget: 'account-menu', class: 'account' });
  opener.append(badge(me.name), personLines(me), hiddenWords('Change person'));
  return el('div', { class: 'account-place' }, opener, menu);
}

export const badge = (name: string): HTMLElement =>
  el('span', { class: 'badge', 'aria-hidden': 'true' }, initialsOf(name));

const personLines = (employee: Employee): HTMLElement =>
  el(
    'span',
    { class: 'person' },
    el('span', { class: 'person-name' }, employee.name),
    el('span', { class: 'person-job' }, employee.job),
  );
