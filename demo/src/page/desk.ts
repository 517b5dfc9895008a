import { freshLedger, openLedger, saveLedger } from '../data/ledger.ts';
import type { Employee, Ledger } from '../data/model.ts';
import { accountMenu } from './account.ts';
import { button, el } from './element.ts';
import { icon, type IconName } from './icons.ts';
import { identify, signedIn, signInAs } from './session.ts';

export type Section = 'requests' | 'approvals' | 'suppliers';

/** What every page works with: who is here, the books, a place to draw, and a voice. */
export interface Desk {
  me: Employee;
  main: HTMLElement;
  ledger: () => Ledger;
  /** Keeps the new books and says what was done; says so when they cannot be kept. */
  commit: (next: Ledger, done: string) => void;
  show: (title: string, ...content: Node[]) => void;
}

/** Draws the frame and hands the page to `start`, or shows why the books cannot be opened. */
export function openDesk(section: Section, start: (desk: Desk) => void): void {
  const me = signedIn(localStorage);
  identify(me);
  const main = el('main', { id: 'main', tabindex: '-1' });
  const status = el('div', { class: 'toast', role: 'status' });
  const show = (title: string, ...content: Node[]) => {
    document.title = `${title} · Meridian Purchasing`;
    main.replaceChildren(...content);
  };
  const opened = openLedger(localStorage, Date.now());
  const waiting = 'unreadable' in opened ? 0 : waitingFor(opened, me);
  document.body.prepend(skipLink(main), frame(section, me, waiting), main, status);
  if ('unreadable' in opened) {
    show('Saved data unreadable', unreadable());
    return;
  }

  let ledger = opened;
  const commit = (next: Ledger, done: string) => {
    ledger = next;
    say(status, keep(next) ? done : 'This browser would not keep the change. It is gone when you close the page.');
    const count = document.querySelector('.nav-count');
    if (count) showCount(count, waitingFor(ledger, me));
  };
  start({ me, main, ledger: () => ledger, commit, show });
}

const waitingFor = (ledger: Ledger, me: Employee): number =>
  ledger.requests.filter((request) => request.status === 'waiting' && request.approverId === me.employeeId).length;

function keep(ledger: Ledger): boolean {
  try {
    saveLedger(localStorage, ledger);
    return true;
  } catch {
    return false; // storage is full or switched off: told to the person by `commit`
  }
}

function say(status: HTMLElement, words: string): void {
  status.replaceChildren(icon('check'), words);
  status.classList.remove('toast-in');
  requestAnimationFrame(() => status.classList.add('toast-in'));
}

function skipLink(main: HTMLElement): HTMLElement {
  const link = el('a', { class: 'skip', href: '#main' }, 'Skip to the content');
  link.addEventListener('click', (event) => {
    event.preventDefault();
    main.focus();
  });
  return link;
}

const SECTIONS: readonly [Section, string, string, IconName][] = [
  ['requests', './', 'Requests', 'requests'],
  ['approvals', 'approvals.html', 'Approvals', 'approvals'],
  ['suppliers', 'suppliers.html', 'Suppliers', 'suppliers'],
];

function frame(current: Section, me: Employee, waiting: number): HTMLElement {
  const links = SECTIONS.map(([section, href, words, iconName]) => {
    const link = el('a', { href, 'aria-current': section === current ? 'page' : null }, icon(iconName), words);
    if (section === 'approvals') link.append(navCount(waiting));
    return el('li', {}, link);
  });
  const brand = el(
    'a',
    { class: 'brand', href: './' },
    el('img', { src: 'meridian.svg', alt: '', width: 30, height: 30 }),
  );
  brand.append(el('span', { class: 'brand-words' }, el('strong', {}, 'Meridian'), ' Purchasing'));
  return el(
    'header',
    { class: 'frame' },
    brand,
    el('nav', { 'aria-label': 'Sections' }, el('ul', {}, ...links)),
    accountMenu(me, (employee) => signInAs(localStorage, employee)),
  );
}

function navCount(waiting: number): HTMLElement {
  const count = el('span', { class: 'nav-count' });
  showCount(count, waiting);
  return count;
}

function showCount(count: Element, waiting: number): void {
  count.textContent = waiting > 0 ? String(waiting) : '';
  count.toggleAttribute('hidden', waiting === 0);
}

function unreadable(): HTMLElement {
  const again = button('Start again with the sample data', { class: 'button primary' }, () => {
    saveLedger(localStorage, freshLedger(Date.now()));
    location.reload();
  });
  return el(
    'section',
    { class: 'state state-error', role: 'alert' },
    icon('alert'),
    el('h1', {}, 'Your saved data cannot be read'),
    el('p', {}, 'It was written by another version, or it was changed by hand. Nothing has been overwritten.'),
    again,
  );
}
