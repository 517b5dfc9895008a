import { expect, test } from 'vitest';
import { homeHref } from './home.ts';

const withRights = (...rights: string[]) => ({
  ...{ member: null, name: 'Ada', language: null, rights: [] },
  apps: { one: [], two: rights },
});

test.each([
  [['figures.read', 'ticket.read', 'guide.write'], '#/overview'],
  [['ticket.read', 'ticket.write'], '#/tickets'],
  [['guide.write'], '#/apps/one'],
])('whoever has %j arrives at %s', (rights, start) => {
  expect(homeHref(withRights(...rights), 'one')).toBe(start);
});
