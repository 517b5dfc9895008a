import type {
  Alert,
  GuideSummary,
  HealthReport,
  Mailing,
  RolloutRow,
  RolloutTest,
  Segment,
  TicketRow,
  UsageReport,
} from '@handrail/protocol';
import { expect, test } from 'vitest';
import { alertsTable } from '../alerts/alert-files.tsx';
import { articlesTable } from '../articles/article-files.tsx';
import { csvText, type Table } from '../explore/take-away.tsx';
import { mailingsTable } from '../mailings/mailing-files.tsx';
import { rolloutsTable, testTable } from '../rollouts/rollout-files.tsx';
import { segmentsTable } from '../segments/segment-files.tsx';
import { ticketsOf, ticketsTable } from '../tickets/ticket-files.tsx';
import { eventsTable } from './event-files.tsx';
import { guidesTable, guideTable } from './guide-files.tsx';
import { healthTable } from './health-files.tsx';
import { usageTable } from './usage-files.tsx';

const EVIL = '=HYPERLINK("http://x")';
const app = { appId: 'demo' };
const range = { from: '2026-11-01', to: '2026-11-07', timeZone: 'UTC' };
const measure = { formula: 'share-of-active', numerator: 1, denominator: 4, value: 0.25 } as const;
const days = [{ day: '2026-11-01', visitors: 4 }];
const rates = { shown: 9, missed: 1, missRate: 0.1 };
const kind = 'walkthrough' as const;
const guide: GuideSummary = {
  ...{ guideId: 'g', kind, title: EVIL, version: 2, starts: 5, startedBy: 4 },
  ...{ completedBy: 1, completionRate: 0.25, affectedBy: 0, ...rates },
};
const usage: UsageReport = {
  ...{ range, people: 4, sessions: 5, minutes: 6, sessionsEach: measure, minutesEach: measure, stickiness: measure },
  days: [{ day: '2026-11-01', people: 4 }],
};
const element = { kind: 'button', text: EVIL };
const tallies = [{ what: EVIL, times: 2 }];
const step: HealthReport['steps'][number] = {
  ...{ guideId: 'g', guideTitle: EVIL, stepId: 's', stepTitle: null, missed: 2, shown: 3, looked: 3, healed: 0 },
  ...{ since: 0, last: null, reasons: tallies, pages: tallies, appVersions: [], browsers: [] },
};
const alert: Alert = {
  ...{ appId: 'demo', alertId: 'a', name: EVIL, figure: 'missRate', days: 7, memberIds: ['member'] },
  rule: { kind: 'above', value: -0.5 },
  standing: { state: 'calm', since: 0, checkedAt: 0, value: 0, low: null, high: -0.5, times: 0 },
};
const event = {
  ...{ eventId: 'e', name: EVIL, at: 0, saidAt: 0, receivedAt: 0, visitorId: '@v', sessionId: '+s', path: '-p' },
  ...{ title: '\tt', traits: { department: EVIL } },
};
const present = { member: null, name: 'x', language: null, rights: [], apps: {} };
const desk = { apps: [], present, settings: undefined, agents: [], list: { filter: {}, cursors: [], ticketIds: [] } };
const ticket: TicketRow = {
  ...{ ticketId: 't', number: 7, appId: 'demo', title: EVIL, categoryId: '=c', teamId: '+t', spam: false, revision: 1 },
  requester: { visitorId: '@v', verified: true, name: EVIL, email: '-m@x' },
  ...{ state: 'open', level: 'l1', priority: 'high', assignee: null, tags: ['=a', '=b'], lastBy: 'visitor' },
  ...{ createdAt: 0, updatedAt: 0, solvedAt: null, closedAt: null, rating: { score: 1, word: EVIL } },
  clocks: { firstReply: { state: 'breached', dueAt: 0 } },
};
const segment: Segment = { segmentId: 's', name: EVIL, when: { type: 'trait', name: '=x', in: [EVIL] } };
const mailing: Mailing = {
  ...{ mailingId: 'm', name: EVIL, owner: { memberId: null, name: EVIL }, what: { kind: 'overview' }, left: [] },
  ...{ when: { every: 'week', weekday: 1, time: '08:00', timeZone: 'UTC' }, memberIds: ['m'], addresses: [] },
  standing: { dueAt: 0, sentFor: null, sent: 0, leftOut: 0, fault: null },
};
const rollout: RolloutRow = {
  ...{ rolloutId: 'r', name: EVIL, owner: EVIL, goLive: '2026-11-01', appIds: ['demo'] },
  ...{ state: 'live', criteria: 2, updatedAt: 0 },
};
const who = { memberId: 'm', name: EVIL };
const acceptance: Pick<RolloutTest, 'name' | 'scripts' | 'signOffs'> = {
  name: EVIL,
  scripts: [
    {
      ...{ appId: 'demo', guideId: 'g', version: 2, title: EVIL, environment: 'production', steps: [] },
      testers: [{ by: who, passed: 3, failed: 1, lastAt: 0 }],
    },
  ],
  signOffs: [],
};
const articles = [{ articleId: 'a', title: EVIL }];
const failed = [{ words: EVIL, times: 3 }];

const TABLES: Readonly<Record<string, { table: Table; says: RegExp }>> = {
  usage: {
    table: usageTable(app, {
      ...{ range, usage, features: { range, features: [] }, frustration: { range, places: [] } },
      elements: { range, elements: [{ element, clicks: 3, share: measure, features: [] }] },
      pages: { range, pages: [{ path: EVIL, views: 2, people: 1, share: measure }] },
    }),
    says: /day,2026-11-01,,people,4,,\r\n.*clicks,3.*views,2/s,
  },
  guides: {
    table: guidesTable(app, { range, guides: [guide], days }),
    says: /,2,5,4,1,0.25,9,1,0.1,0,\r\nday,2026-11-01,/,
  },
  guide: {
    table: guideTable(app, {
      ...{ range, guide, days },
      funnel: [{ stepId: 's', title: EVIL, reachedBy: 4, lost: 3, lostShare: 0.75, dismissedBy: 1, ...rates }],
    }),
    says: /,4,3,0.75,1,9,1,0.1,\r\nday,2026-11-01,,,,,,,,,4/,
  },
  health: {
    table: healthTable(app, { range, cut: false, steps: [step] }),
    says: /,2,3,3,0,1970-01-01T00:00:00.000Z,,/,
  },
  alerts: { table: alertsTable(app, [alert]), says: /,7,above,-0.5,false,calm,/ },
  events: { table: eventsTable(app, { range, events: [event], next: null }), says: /^e,/m },
  tickets: { table: ticketsTable(desk, [ticket]), says: /^7,.*,true,.*,breached,1970-01-01T00:00:00.000Z,,,,\r\n/m },
  segments: {
    table: segmentsTable(app, [
      { ...segment, uses: [] },
      { ...segment, uses: [{ kind: 'guide', id: 'g', title: EVIL }] },
    ]),
    says: /,,\r\n.*,guide,/,
  },
  reports: { table: mailingsTable([mailing]), says: /,week,1,08:00,UTC,1,0,false,1970-01-01T00:00:00.000Z,,0,0,\r\n/ },
  rollouts: { table: rolloutsTable(app, [rollout]), says: /,live,2026-11-01,.*,demo,2,/ },
  'an acceptance test': { table: testTable(acceptance), says: /^tester,.*,2,,.*,,3,1,,1970/m },
  articles: {
    table: articlesTable(app, articles, { range, articles: [], searches: 3, failed, cut: false }),
    says: /,0,0,0,\r\nsearch,.*,3\r\n/,
  },
};

test.each(Object.entries(TABLES))(
  'of %s all goes into a file: numbers as they are, and no cell is a formula',
  (_, one) => {
    const text = csvText(one.table);
    expect(text).toMatch(one.says);
    expect(one.table.rows.flat()).toContain(EVIL);
    expect(new Set(one.table.rows.map((row) => row.length))).toEqual(new Set([one.table.heads.length]));
    // Outside its quotes a cell begins with neither of these, unless it is one of our numbers.
    const cells = text.split(/\r\n/).flatMap((line) => line.match(/("([^"]|"")*"|[^,]*)(,|$)/g) ?? []);
    expect(cells.filter((cell) => /^"?[=+@\t]|^"?-(?!\d)/.test(cell))).toEqual([]);
  },
);

test('of tickets those of all pages go into a file, of the filter that is shown, and no endless list', async () => {
  const asked: unknown[] = [];
  const api = {
    inbox: (filter: object, after?: string) => {
      asked.push([filter, after]);
      const next = after === 'b' ? null : after === undefined ? 'a' : 'b';
      return Promise.resolve({ value: { tickets: [ticket, ticket], next } });
    },
  };
  const filter = { queue: 'solved', tag: 'x' };
  expect(await ticketsOf(api, filter)).toMatchObject({ value: { tickets: { length: 6 }, isCut: false } });
  expect(asked).toEqual([undefined, 'a', 'b'].map((after) => [filter, after]));
  expect(await ticketsOf(api, filter, 4)).toMatchObject({ value: { tickets: { length: 4 }, isCut: true } });
});
