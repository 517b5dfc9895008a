import type { Mailing } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { draftOf, inputOf, makeOf, newDraft } from './draft.ts';

const mailing: Mailing = {
  ...{ mailingId: 'mlg_1', owner: { memberId: 'm', name: 'Ada' }, name: 'Mondays', left: [] },
  ...{ what: { kind: 'rollout', appId: 'demo', rolloutId: 'r' }, memberIds: ['m'], addresses: ['b@example.com'] },
  when: { every: 'month', day: 28, time: '07:30', timeZone: 'Europe/Berlin' },
  standing: { dueAt: 1, sentFor: null, sent: 0, leftOut: 0, fault: null },
};

test('a report that is opened and saved again is the same', () => {
  const { name, what, when, memberIds, addresses } = mailing;
  expect(inputOf(draftOf(mailing))).toEqual({ name, what, when, memberIds, addresses });
  const weekly: Mailing = {
    ...{ ...mailing, what: { kind: 'overview' }, addresses: [] },
    when: { every: 'week', weekday: 5, time: '16:00', timeZone: 'UTC' },
  };
  expect(inputOf(draftOf(weekly))).toMatchObject({ what: { kind: 'overview' }, when: weekly.when });
});

test('a page says what is to be sent, whatever its ids are', () => {
  const draft = newDraft(makeOf('question', 'de:mo', 'a/b'), 'UTC', 'me');
  expect(draft).toMatchObject({ kind: 'question', appId: 'de:mo', id: 'a/b', memberIds: ['me'] });
  expect(newDraft('nonsense', 'UTC', undefined)).toMatchObject({ kind: 'overview', appId: '', memberIds: [] });
});

test('what cannot be meant is named', () => {
  const draft = { ...newDraft('overview', 'UTC', 'me'), name: ' Mine ' };
  expect(inputOf({ ...draft, time: '8:05' })).toMatchObject({ name: 'Mine', when: { time: '08:05', weekday: 1 } });
  expect(inputOf({ ...draft, time: 'noon' })).toEqual({ wrong: 'time' });
  expect(inputOf({ ...draft, every: 'month', day: '31' })).toEqual({ wrong: 'day' });
  expect(inputOf({ ...draft, kind: 'rollout', appId: 'demo' })).toEqual({ wrong: 'what' });
  expect(inputOf({ ...draft, memberIds: [] })).toEqual({ wrong: 'nobody' });
});
