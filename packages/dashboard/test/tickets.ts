import { app, collectorWith, NOW, present } from './stage.tsx';

const HOUR_MS = 3_600_000;
export const id = (digit: string) => digit.repeat(32);

/** A ticket of the list, with what a test says of it. */
export const row = (over: object = {}) => ({
  ...{ ticketId: id('a'), number: 17, appId: 'demo', title: 'The total is wrong' },
  requester: { visitorId: 'u-1', verified: false, name: 'Noor Haddad' },
  ...{ categoryId: 'orders', state: 'new', level: 'l1', teamId: 'first', assignee: null, priority: 'normal' },
  ...{ tags: [], spam: false, createdAt: NOW - HOUR_MS, updatedAt: NOW - HOUR_MS, solvedAt: null, closedAt: null },
  ...{ lastBy: 'visitor', clocks: {}, revision: 3, ...over },
});

export const ticket = (over: object = {}) => ({
  ...{ ...row(), fields: {}, context: {}, links: [], seenAt: null },
  ...over,
});

const calendar = { timeZone: 'UTC', hours: [{ weekday: 1, from: '09:00', to: '17:00' }], holidays: [] };
export const settings = {
  teams: [
    { teamId: 'first', name: 'First line', level: 'l1', memberIds: ['mem_ada'], calendar },
    { teamId: 'experts', name: 'Experts', level: 'l2', memberIds: ['mem_bo'], calendar },
  ],
  categories: [{ categoryId: 'orders', name: { en: 'Orders' }, fields: [] }],
  ...{ routing: [], policies: [] },
  cannedReplies: [
    {
      ...{ replyId: 'hello', name: 'Greeting' },
      blocks: [{ type: 'paragraph', content: [{ text: 'Hello {name|there}, this is {agent|us}.' }] }],
    },
  ],
};

const agent = {
  ...present,
  apps: { demo: [...present.apps.demo, 'ticket.read', 'ticket.write', 'ticket.manage'] },
};
const counts = {
  ...{
    inbox: 2,
    mine: 0,
    unassigned: 2,
    'at-risk': 1,
    pending: 0,
    'on-hold': 0,
    solved: 1000,
    closed: 0,
    all: 3,
    spam: 0,
  },
};

/** A collector with a service centre. */
export const withTickets = (tickets: object[], over: object = {}) => ({
  ...collectorWith(),
  'GET session': { body: agent },
  'GET apps': { body: { apps: [app] } },
  'GET support': { body: { revision: 1, settings } },
  'GET tickets': { body: { tickets, next: null, counts } },
  'GET tickets/views': { body: { views: [] } },
  'GET tickets/agents': {
    body: {
      agents: [
        { memberId: 'mem_ada', name: 'Ada' },
        { memberId: 'mem_bo', name: 'Bo Löwe' },
      ],
    },
  },
  ...over,
});
