import { expect, test } from 'vitest';
import { filterGuides, NO_FILTER, type GuideFilter, type Listed } from './guide-filter.ts';

const guide = (guideId: string, title: string, more: Partial<Listed> = {}): Listed => ({
  ...{ guideId, title, kind: 'walkthrough', version: 1, starts: 0, startedBy: 0, completedBy: 0, completionRate: null },
  ...{ shown: 0, missed: 0, missRate: null, affectedBy: 0, labels: [], state: 'published', updatedAt: 1, ...more },
});
const guides = [
  guide('order', 'Bestellung auslösen', { starts: 3, updatedAt: 5, labels: ['Einkauf'] }),
  guide('ueber', 'Überblick', { missed: 4, missRate: 0.5, owner: { memberId: 'ada', name: 'Ada' } }),
  guide('old', 'Alt', { state: 'archived', updatedAt: 9 }),
  guide('new', 'Ändern', { state: 'in-review', labels: ['Einkauf', 'Neu'], updatedAt: 2 }),
];
const ids = (filter: Partial<GuideFilter>) =>
  filterGuides(guides, { ...NO_FILTER, ...filter }).map(({ guideId }) => guideId);

test('what is archived is out of the way until it is asked for', () => {
  expect(ids({})).toEqual(['order', 'new', 'ueber']);
  expect(ids({ state: 'archived' })).toEqual(['old']);
  expect(ids({ state: 'all' })).toEqual(['old', 'order', 'new', 'ueber']);
});

test('words are found in titles, ids and labels, all of them, whatever their accents', () => {
  expect(ids({ search: 'uber' })).toEqual(['ueber']);
  expect(ids({ search: 'einkauf andern' })).toEqual(['new']);
  expect(ids({ search: 'ORDER' })).toEqual(['order']);
  expect(ids({ search: 'nothing' })).toEqual([]);
});

test('state, label and owner narrow', () => {
  expect(ids({ state: 'in-review' })).toEqual(['new']);
  expect(ids({ label: 'Einkauf' })).toEqual(['order', 'new']);
  expect(ids({ owner: 'ada' })).toEqual(['ueber']);
});

test('the order is by last change, title, starts or misses', () => {
  expect(ids({ sort: 'title' })).toEqual(['new', 'order', 'ueber']);
  expect(ids({ sort: 'starts' })[0]).toBe('order');
  expect(ids({ sort: 'missed' })[0]).toBe('ueber');
});
