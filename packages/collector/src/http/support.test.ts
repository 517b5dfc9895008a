import type { SupportSettings } from '@handrail/protocol';
import { checkOf, supportReportSchema } from '@handrail/protocol/schema';
import { expect, test } from 'vitest';
import { problemOf } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const hours = [{ weekday: 1, from: '09:00', to: '17:00' }];
const calendar = { timeZone: 'Europe/Berlin', hours, holidays: [{ day: '2026-12-25' }] };
const settings: SupportSettings = {
  teams: [{ teamId: 'first', name: 'First line', level: 'l1', memberIds: [], calendar }],
  categories: [
    {
      categoryId: 'orders',
      name: { en: 'Orders' },
      fields: [
        {
          fieldId: 'what',
          kind: 'choice',
          label: { en: 'What' },
          options: [{ optionId: 'late', label: { en: 'Late' } }],
        },
        { fieldId: 'number', kind: 'text', label: { en: 'Number' }, when: { fieldId: 'what', in: ['late'] } },
      ],
    },
  ],
  routing: [{ ruleId: 'all', teamId: 'first', appIds: ['demo'], categoryIds: ['orders'] }],
  policies: [{ policyId: 'usual', name: 'Usual', firstReplyMs: 3_600_000 }],
  cannedReplies: [],
  closing: { afterDays: 7, noticeDays: 2 },
};

test('the settings are empty at first, saved by admins, and read by whoever is signed in', async () => {
  const { manage, ada, ask } = await withMembers();
  const empty = { teams: [], categories: [], routing: [], policies: [], cannedReplies: [] };
  expect(await (await ada('GET', '/api/support')).json()).toEqual({ revision: 0, settings: empty });
  expect((await ask('GET', '/api/support')).status).toBe(401);
  expect((await problemOf(await ada('PUT', '/api/support', settings))).code).toBe('not-permitted');
  const saved = await manage('PUT', '/api/support', settings);
  expect([saved.status, saved.headers.get('etag')]).toEqual([200, '"1"']);
  expect(await (await ada('GET', '/api/support')).json()).toEqual({ revision: 1, settings });
});

test('members read neither mailboxes nor prices, and no rule of apps that they do not see', async () => {
  const { manage, ada } = await withMembers();
  await manage('PUT', '/api/apps/other', { name: 'Other' });
  const reply = (replyId: string, appIds: string[]) => ({ replyId, name: replyId, appIds, blocks: [] });
  const mailbox = { address: 'help@example.com', appId: 'demo', senders: 'known', authserv: 'mx.example.com' } as const;
  const all = {
    ...settings,
    cannedReplies: [reply('theirs', ['other']), reply('both', ['demo', 'other'])],
    mailboxes: [mailbox],
    ticketPrice: { amount: 20, currency: 'EUR' },
  };
  expect((await manage('PUT', '/api/support', all)).status).toBe(200);
  const cannedReplies = [reply('both', ['demo'])];
  const seen = { revision: 1, settings: { ...settings, cannedReplies } };
  expect(await (await ada('GET', '/api/support')).json()).toEqual(seen);
  expect(await (await manage('GET', '/api/support')).json()).toEqual({ revision: 1, settings: all });
});

test('whoever has not seen the latest settings does not replace them', async () => {
  const { stores, ask, manage } = await withMembers();
  await manage('PUT', '/api/support', settings);
  const put = (match: string) =>
    ask(
      'PUT',
      '/api/support',
      {
        authorization: 'Bearer a-token-for-automation-of-32-chars',
        'content-type': 'application/json',
        'if-match': match,
      },
      JSON.stringify({ ...settings, teams: [], routing: [] }),
    );
  expect(await problemOf(await put('"0"'))).toMatchObject({ status: 412, code: 'support-changed' });
  expect((await problemOf(await put('one'))).code).toBe('invalid-if-match');
  expect((await put('"1"')).status).toBe(200);
  expect((await stores.records.support.find())?.revision).toBe(2);
});

test('the numbers of the service centre are asked for by app and range, and fit their schema', async () => {
  const { manage } = await withMembers();
  const ask = (path: string) => manage('GET', `/api/apps/${path}`);
  const answer = await ask('demo/metrics/support?from=2026-01-01&to=2026-01-07');
  const report: unknown = await answer.json();
  expect(checkOf(supportReportSchema)(report)).toMatchObject({ ok: true });
  expect(report).toMatchObject({ range: { from: '2026-01-01', to: '2026-01-07' }, all: { tickets: 0 } });
  expect((await problemOf(await ask('demo/metrics/support?from=soon'))).code).toBe('invalid-range');
  expect((await ask('none/metrics/support')).status).toBe(404);
});

test.each<[string, Partial<SupportSettings>, string[]]>([
  [
    'calendars',
    {
      calendar: {
        timeZone: 'Mars/Olympus',
        hours: [
          { weekday: 1, from: '09:00', to: '12:00' },
          { weekday: 1, from: '11:00', to: '17:00' },
          { weekday: 2, from: '22:00', to: '06:00' },
        ],
        holidays: [{ day: '2026-02-30' }],
      },
    },
    ['/calendar/timeZone', '/calendar/hours/1', '/calendar/hours/2/to', '/calendar/holidays/0/day'],
  ],
  [
    'names of what is not there',
    {
      teams: [{ teamId: 'first', name: 'First', level: 'l1', memberIds: ['nobody'], calendar }],
      routing: [{ ruleId: 'a', teamId: 'none', appIds: ['none'], categoryIds: ['none'] }],
    },
    ['/routing/0/appIds/0', '/teams/0/memberIds/0', '/routing/0/categoryIds/0', '/routing/0/teamId'],
  ],
  [
    'ids used twice',
    { cannedReplies: [1, 2].map(() => ({ replyId: 'hello', name: 'Hello', blocks: [] })) },
    ['/cannedReplies/1/replyId'],
  ],
  [
    'policies',
    {
      policies: [
        { policyId: 'a', name: 'Nothing' },
        { policyId: 'b', name: 'B', resolutionMs: 60_000, warnMs: 60_000, escalateOn: ['firstReply'] },
      ],
    },
    ['/policies/0', '/policies/1/warnMs', '/policies/1/escalateOn/0'],
  ],
  [
    'fields',
    {
      categories: [
        {
          categoryId: 'orders',
          name: { en: 'Orders' },
          fields: [
            { fieldId: 'a', kind: 'choice', label: { en: 'A' } },
            { fieldId: 'a', kind: 'text', several: true, label: { en: 'B' }, when: { fieldId: 'a', in: ['late'] } },
            { fieldId: 'c', kind: 'date', pattern: '99', label: { en: 'C' } },
          ],
        },
      ],
    },
    [
      '/categories/0/fields/1/fieldId',
      '/categories/0/fields/0/options',
      '/categories/0/fields/1/several',
      '/categories/0/fields/1/when',
      '/categories/0/fields/2/pattern',
    ],
  ],
  ['closing', { closing: { afterDays: 3, noticeDays: 3 } }, ['/closing/noticeDays']],
])('mistakes in %s are all named', async (_, change, paths) => {
  const { manage } = await withMembers();
  const refused = await manage('PUT', '/api/support', { ...settings, ...change });
  const { code, errors = [] } = await problemOf(refused);
  expect(code).toBe('invalid-support');
  expect(errors.map((issue) => 'path' in issue && issue.path)).toEqual(paths);
});
