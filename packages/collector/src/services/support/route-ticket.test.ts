import type { SupportSettings, Team } from '@handrail/protocol';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { routeTicket, routeToLevel } from './route-ticket.ts';

const calendar = { timeZone: 'UTC', hours: [{ weekday: 1, from: '09:00', to: '17:00' }], holidays: [] };
const team = (teamId: string, level: Team['level'], ...memberIds: string[]): Team => ({
  ...{ teamId, name: teamId, level, memberIds, calendar },
});
const settings: SupportSettings = {
  teams: [team('desk', 'l1', 'ann', 'ben'), team('money', 'l2', 'mia'), team('core', 'l2', 'kim'), team('dev', 'l3')],
  categories: [],
  routing: [
    { ruleId: 'urgent', words: ['cannot log in', 'Ausfall'], priority: 'urgent' },
    { ruleId: 'bills', words: ['invoice'], departments: ['Finance'], teamId: 'money' },
    { ruleId: 'shop', appIds: ['shop'], categoryIds: ['orders'], teamId: 'core', priority: 'high' },
  ],
  policies: [],
  cannedReplies: [],
};
const load = new Map([
  ...([
    ['ann', 2],
    ['ben', 1],
    ['mia', 0],
    ['kim', 9],
  ] as const),
]);
const ticket = { appId: 'demo', categoryId: null, title: 'A question', text: '' };

test('without a rule a ticket goes to the first line, to whoever has the fewest', () => {
  expect(routeTicket(ticket, settings, load)).toEqual({
    ...{ level: 'l1', priority: 'normal', teamId: 'desk', assigneeId: 'ben' },
  });
});

test('a rule fits when all that it says does, words at their beginning and whatever their case', () => {
  const finance = { ...ticket, text: 'Two INVOICES, please.', department: 'Finance' };
  expect(routeTicket(finance, settings, load)).toMatchObject({ teamId: 'money', level: 'l2', assigneeId: 'mia' });
  expect(routeTicket({ ...finance, department: 'Sales' }, settings, load).teamId).toBe('desk');
  expect(routeTicket({ ...finance, text: 'Proinvoice' }, settings, load).teamId).toBe('desk');
  expect(routeTicket({ ...ticket, appId: 'shop' }, settings, load).teamId).toBe('desk');
  expect(routeTicket({ ...ticket, appId: 'shop', categoryId: 'orders' }, settings, load)).toMatchObject({
    ...{ teamId: 'core', priority: 'high' },
  });
});

test('one rule may say the priority and another the team', () => {
  const both = { ...ticket, title: 'I cannot: log in!', text: 'for an invoice', department: 'Finance' };
  expect(routeTicket(both, settings, load)).toMatchObject({ teamId: 'money', priority: 'urgent' });
});

test('an escalation finds the team of its level by the same rules, and nobody where nobody is', () => {
  const finance = { ...ticket, text: 'invoice', department: 'Finance' };
  expect(routeToLevel(finance, 'l2', settings, load)).toEqual({ teamId: 'money', assigneeId: 'mia' });
  expect(routeToLevel({ ...ticket, appId: 'shop', categoryId: 'orders' }, 'l2', settings, load).teamId).toBe('core');
  expect(routeToLevel(ticket, 'l3', settings, load)).toEqual({ teamId: 'dev', assigneeId: null });
  expect(routeToLevel(ticket, 'l3', { ...settings, teams: [] }, load)).toEqual({ teamId: null, assigneeId: null });
});

test('whoever cannot take tickets is given none', () => {
  expect(routeTicket(ticket, settings, new Map([['ann', 50]])).assigneeId).toBe('ann');
  expect(routeTicket(ticket, settings, new Map()).assigneeId).toBeNull();
});

test('given one after the other, tickets even out: nobody has two more than another who began with as many', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 8 }), fc.integer({ min: 1, max: 60 }), (people, tickets) => {
      const memberIds = Array.from({ length: people }, (_, index) => `m${index}`);
      const given = new Map(memberIds.map((memberId) => [memberId, 0]));
      const one = { ...settings, teams: [team('desk', 'l1', ...memberIds)] };
      for (let index = 0; index < tickets; index++) {
        const { assigneeId } = routeTicket(ticket, one, given);
        if (assigneeId !== null) given.set(assigneeId, (given.get(assigneeId) ?? 0) + 1);
      }
      const counts = [...given.values()];
      expect(counts.reduce((sum, count) => sum + count, 0)).toBe(tickets);
      expect(Math.max(...counts) - Math.min(...counts)).toBeLessThanOrEqual(1);
    }),
  );
});
