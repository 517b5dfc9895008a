import type { Alert, GuideSummary, HealthReport, UsageReport } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { alertsTable } from '../alerts/alert-files.tsx';
import { articlesTable } from '../articles/article-files.tsx';
import { csvText, type Table } from '../explore/take-away.tsx';
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
