import type { HistoryEntry, Status } from '../data/model.ts';
import { el, type Child } from './element.ts';
import { icon, type IconName } from './icons.ts';

export const STATUS_WORDS: Record<Status, string> = {
  waiting: 'Waiting',
  approved: 'Approved',
  ordered: 'Ordered',
  received: 'Received',
  rejected: 'Rejected',
  withdrawn: 'Withdrawn',
};

export const HISTORY_ICONS: Record<HistoryEntry['what'], IconName> = {
  raised: 'requests',
  waiting: 'clock',
  approved: 'check',
  ordered: 'suppliers',
  received: 'box',
  rejected: 'cross',
  withdrawn: 'undo',
};

export const statusPill = (status: Status): HTMLElement =>
  el('span', { class: `pill pill-${status}` }, STATUS_WORDS[status]);

/** The head of a page: its name, a line below it, and what one can do here. */
export const pageHead = (title: string, below: string, ...actions: Child[]): HTMLElement =>
  el(
    'div',
    { class: 'page-head' },
    el('div', {}, el('h1', { tabindex: '-1' }, title), el('p', { class: 'below' }, below)),
    el('div', { class: 'actions' }, ...actions),
  );

/** What stands where a list would be, when there is nothing to list. */
export const emptyState = (iconName: IconName, title: string, words: string, ...actions: Child[]): HTMLElement =>
  el('section', { class: 'state' }, icon(iconName), el('h2', {}, title), el('p', {}, words), ...actions);

export const fact = (name: string, ...value: Child[]): HTMLElement =>
  el('div', { class: 'fact' }, el('dt', {}, name), el('dd', {}, ...value));
