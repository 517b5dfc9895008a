import type { SupportSettings, Ticket, TicketChange, TicketEntry } from '@handrail/protocol';
import { expect, test } from 'vitest';
import type { Stores } from '../services/stores.ts';
import { identified, record } from '../store/events/made-events.contract.ts';
import { idOf, madeEntry, madeTicket } from '../store/records/made-tickets.contract.ts';
import { createMetrics } from './index.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** A Monday. */
export const START = Date.parse('2026-06-01T00:00Z');
export const RANGE = { from: '2026-06-01', to: '2026-06-07', timeZone: 'UTC' };

export const settings: SupportSettings = {
  teams: [
    {
      ...{ teamId: 'desk', name: 'Desk', level: 'l1', memberIds: [] },
      calendar: {
        timeZone: 'UTC',
        hours: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '16:00' })),
        holidays: [],
      },
    },
  ],
  ...{ categories: [], routing: [], cannedReplies: [] },
  policies: [{ policyId: 'usual', name: 'Usual', firstReplyMs: 2 * HOUR_MS, resolutionMs: 16 * HOUR_MS }],
  ticketPrice: { amount: 20, currency: 'EUR' },
};

/** What happens in a ticket: after how many hours from the start of the week. */
type Step = [hour: number, what: 'reply' | 'note' | 'bot' | TicketChange];
export const state = (from: Ticket['state'], to: Ticket['state']): TicketChange => ({ what: 'state', from, to });
const up = (from: 'l1' | 'l2', to: 'l2' | 'l3'): TicketChange => ({
  what: 'level',
  from,
  to,
  reason: 'r',
  summary: 's',
});

let entries = 0;
function entryOf([hour, what]: Step, more: Partial<TicketEntry> = {}) {
  const at = START + Math.round(hour * HOUR_MS);
  const by = { kind: what === 'bot' ? ('system' as const) : ('member' as const) };
  const rest =
    typeof what === 'string'
      ? { kind: what === 'note' ? ('note' as const) : ('message' as const) }
      : { kind: 'change' as const, change: what };
  return madeEntry(`e${(entries += 1)}`, { at, by, via: 'dashboard', ...rest, ...more });
}

export async function addTicket(
  { records }: Stores,
  name: string,
  hour: number,
  more: Partial<Ticket>,
  ...steps: Step[]
) {
  const at = START + hour * HOUR_MS;
  const created = { what: 'created', state: 'new', level: 'l1', priority: 'normal' } as const;
  const team = { what: 'team', from: null, to: 'desk' } as const;
  await records.tickets.add(
    madeTicket(name, { createdAt: at, updatedAt: at, teamId: 'desk', ...more }),
    [
      entryOf([hour, created], { by: { kind: 'visitor' }, via: 'panel' }),
      entryOf([hour, team]),
      ...steps.map((step) => entryOf(step)),
    ],
    [],
  );
}

/** A week of a small service centre, worked out by hand; each engine must give these answers. */
export function supportMetricsContract(open: () => Promise<Stores>): void {
  test('a week of tickets', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    await stores.records.support.put(settings, 0);
    // Monday 8:00, answered at 9:00, solved at 10:00: one reply, in time. Rated 5.
    await addTicket(
      stores,
      'a',
      8,
      { state: 'solved', rating: { score: 5 } },
      [8.1, 'bot'],
      [8.5, 'note'],
      [9, 'reply'],
      [10, state('open', 'solved')],
    );
    // Monday 15:00, answered on Tuesday at 10:00 (19 h, 3 of work: late), to L2 at 11:00, solved there on Wednesday at 11:00;
    // L1 could have. Reopened two days later, and open. Rated 2.
    await addTicket(
      stores,
      'b',
      15,
      { level: 'l2', state: 'open', categoryId: 'orders', rating: { score: 2 } },
      [34, 'reply'],
      [35, up('l1', 'l2')],
      [59, 'reply'],
      [59, state('open', 'solved')],
      [59, { what: 'lesson', l1Could: true }],
      [107, state('solved', 'open')],
    );
    // Tuesday 8:00, answered at 9:00 and at 9:30, to L2 and L3, solved on Thursday at 16:00: too late by 8 hours of work.
    await addTicket(
      stores,
      'c',
      32,
      { level: 'l3', state: 'closed', priority: 'high' },
      [33, 'reply'],
      [33.5, 'reply'],
      [34, up('l1', 'l2')],
      [35, up('l2', 'l3')],
      [88, state('open', 'solved')],
      [100, state('solved', 'closed')],
    );
    // Sunday: nobody works, and nothing is broken yet.
    await addTicket(stores, 'd', 150, {});
    // Spam, a part of another, another app, another week: they count nowhere.
    await addTicket(stores, 'spam', 20, { spam: true });
    const link = { kind: 'merged-into' as const, ticketId: idOf('a'), number: 1 };
    await addTicket(stores, 'merged', 20, { links: [link] });
    await addTicket(stores, 'other', 20, { appId: 'shop' });
    await addTicket(stores, 'later', 24 * 7, {});
    await addTicket(stores, 'before', -1, {});

    const clock = { now: () => START + 7 * DAY_MS };
    const { all, byLevel, byPriority, byCategory, byTeam, cut, price } = await createMetrics(
      stores,
      'UTC',
      clock,
    ).support('demo', RANGE);
    const hours = (count: number, medianMs: number, p90Ms: number) => ({
      ...{ count, medianMs: medianMs * HOUR_MS, p90Ms: p90Ms * HOUR_MS },
    });
    const share = (part: number, whole: number) => ({ part, whole, value: part / whole });
    expect({ ...all, cut }).toEqual({
      ...{ tickets: 4, solved: 3, cut: false },
      // a 1 h, b 19 h, c 1 h; of work 1, 3, 1.
      ...{ firstReply: hours(3, 1, 19), firstReplyWork: hours(3, 1, 3) },
      // a 2 h, b 44 h, c 56 h; of work 2, 1 + 8 + 3 = 12, 8 + 8 + 8 = 24.
      ...{ firstSolved: hours(3, 44, 56), firstSolvedWork: hours(3, 12, 24) },
      // Those that are solved now: a and c.
      lastSolved: hours(2, 29, 56),
      // a alone: b had two replies and came back, c had two.
      ...{ firstContact: share(1, 3), reopened: share(1, 3) },
      // All four were in L1, two of them moved; b and c were in L2, c moved on.
      ...{ escalatedL1: share(2, 4), escalatedL2: share(1, 2) },
      l1Capable: share(1, 1),
      // Replies of a and c in time, b late, d waits. Solved: a in time; b is open again after 12 of its 16 hours on Wednesday,
      // and broke them on Friday at 15:00 (4 hours from 11:00); c late.
      ...{ slaFirstReply: share(2, 3), slaResolution: share(1, 3) },
      csat: share(1, 2),
    });
    expect(byLevel.map(({ key, figures }) => [key, figures.tickets])).toEqual([
      ['l1', 2],
      ['l2', 1],
      ['l3', 1],
    ]);
    expect(byPriority.map(({ key, figures }) => [key, figures.tickets])).toEqual([
      ['high', 1],
      ['normal', 3],
    ]);
    expect(byCategory.map(({ key, figures }) => [key, figures.csat.value])).toEqual([
      ['orders', 0],
      [null, 1],
    ]);
    expect(byTeam.map(({ key }) => key)).toEqual(['desk']);
    expect(price).toEqual({ amount: 20, currency: 'EUR' });
  });

  test('the tickets of several apps together, and of no other', async () => {
    const stores = await open();
    for (const appId of ['demo', 'shop', 'other']) {
      await stores.records.apps.put({ appId, appKey: `hk_${appId}_key`, name: appId });
    }
    await addTicket(stores, 'a', 10, {}, [11, 'reply']);
    await addTicket(stores, 'b', 10, {}, [12, 'reply']);
    await addTicket(stores, 'c', 10, { appId: 'shop', teamId: 'lab' }, [16, 'reply']);
    await addTicket(stores, 'd', 10, { appId: 'other' }, [20, 'reply']);
    const metrics = createMetrics(stores, 'UTC', { now: () => START + 30 * DAY_MS });
    const { all, byApp, byTeam, byLevel } = await metrics.supportOfApps(['demo', 'shop'], RANGE);
    // One, two and six hours: the median of all is none of the medians of the apps.
    expect([all.tickets, all.firstReply.medianMs]).toEqual([3, 2 * HOUR_MS]);
    expect(byApp.map(({ key, figures }) => [key, figures.tickets, figures.firstReply.medianMs])).toEqual([
      ['demo', 2, 1.5 * HOUR_MS],
      ['shop', 1, 6 * HOUR_MS],
    ]);
    expect(byTeam.map(({ key, figures }) => [key, figures.tickets])).toEqual([
      ['desk', 2],
      ['lab', 1],
    ]);
    expect(byLevel.map(({ key, figures }) => [key, figures.tickets])).toEqual([['l1', 3]]);
    expect((await metrics.supportOfApps([], RANGE)).all.tickets).toBe(0);
  });

  test('more tickets than are looked at together', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    for (let one = 0; one < 130; one += 1)
      await addTicket(stores, `t${one}`, 10, {}, [11 + one, 'reply'], [11 + one, state('open', 'solved')]);
    const clock = { now: () => START + 30 * DAY_MS };
    const { all, byLevel, cut } = await createMetrics(stores, 'UTC', clock).support('demo', RANGE);
    // 1 to 130 hours.
    const hours = { count: 130, medianMs: 65.5 * HOUR_MS, p90Ms: 117 * HOUR_MS };
    expect([all.tickets, all.firstReply, cut]).toEqual([130, hours, false]);
    expect(byLevel).toEqual([{ key: 'l1', figures: all }]);
  });

  test('a week of help: who solved it alone, who asked, what was looked for in vain', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    await stores.records.support.put(settings, 0);
    const base = START / HOUR_MS;
    const event = (visitorId: string, name: string, hour: number, props: object = {}) =>
      record(visitorId, name, base + hour, { props });
    await stores.events.append('demo', [
      // Ada reads, and that is all: one visit, alone. The look into the panel alone is none.
      ...[event('ada', 'help.opened', 9), event('ada', 'article.opened', 9.1), event('ada', 'article.opened', 9.4)],
      event('ada', 'help.opened', 80),
      // Ben searches in vain and asks an hour later, from another browser that is his.
      event('b1', 'help.searched', 10, { results: 0, words: 'x' }),
      { ...identified('ben', 'b1', base + 11) },
      event('ben', 'ticket.created', 11.5),
      // And comes again on Wednesday, finds something and opens it.
      ...[event('ben', 'help.searched', 60, { results: 3 }), event('ben', 'article.opened', 60.1)],
      // Cat found results and opened none; she asks 25 hours later, which is another matter.
      ...[event('cat', 'help.searched', 20, { results: 2, words: 'y' }), event('cat', 'ticket.created', 45.1)],
      // Dan started a guide from the panel; Eve did so by herself, which is no help visit.
      record('dan', 'guide.started', base + 30, { guideId: 'g', version: 1, props: { by: 'help' } }),
      record('eve', 'guide.started', base + 30, { guideId: 'g', version: 1, props: { by: 'page' } }),
      // Hal asks and reads on meanwhile; Ina starts what an agent has sent her, which is no help visit.
      ...[event('hal', 'ticket.created', 50), event('hal', 'article.opened', 50.1)],
      record('ina', 'guide.started', base + 50, { guideId: 'g', version: 1, props: { by: 'ticket' } }),
      // Fay reads on Sunday evening; nobody knows yet. The day after counts nowhere.
      event('fay', 'article.opened', 165),
      event('gus', 'article.opened', 169),
    ]);
    await addTicket(stores, 'ben', 11, {});
    await addTicket(stores, 'cat', 45, {});
    const clock = { now: () => START + 7 * DAY_MS + HOUR_MS };
    const { help } = await createMetrics(stores, 'UTC', clock).support('demo', RANGE);
    expect(help).toEqual({
      // ada, ben twice, cat, dan, hal; fay is open. Ben asked after the first of his, Hal in it.
      ...{ visits: 6, selfSolved: 4, open: 1 },
      deflection: { part: 4, whole: 6, value: 4 / 6 },
      failedSearches: { part: 2, whole: 3, value: 2 / 3 },
      saved: { amount: 80, currency: 'EUR' },
      cut: false,
    });
  });

  test('without tickets and visits there is no data, and no nought', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    const report = await createMetrics(stores, 'UTC', { now: () => START }).support('demo', RANGE);
    const none = { part: 0, whole: 0, value: null };
    expect(report.all).toMatchObject({ tickets: 0, csat: none, firstReply: { count: 0, medianMs: null, p90Ms: null } });
    expect(report.help).toMatchObject({ deflection: none, saved: null });
    expect([report.nps, report.byLevel]).toEqual([{ promoters: 0, detractors: 0, answers: 0, value: null }, []]);
  });

  test('how likely people are to recommend: 9 and 10 minus 0 to 6', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    const draft = {
      kind: 'survey' as const,
      ...{ guideId: 'nps', title: 'How likely', trigger: { on: 'call' as const } },
      questions: [
        { type: 'nps' as const, questionId: 'likely', title: 'How likely' },
        { type: 'rating' as const, questionId: 'stars', title: 'Stars', of: 10 },
      ],
    };
    const desk = { authors: [], reviews: [], labels: [] };
    await stores.records.guides.put('demo', { draft, revision: 1, updatedAt: 1, updatedBy: null, desk }, 0);
    const answered = [10, 9, 9, 8, 6, 0, 7].map((answer, index) =>
      record(`v${index}`, 'step.completed', START / HOUR_MS + index, {
        ...{ guideId: 'nps', version: 1, stepId: 'likely', props: { answer: String(answer) } },
      }),
    );
    const other = record('v', 'step.completed', START / HOUR_MS, {
      ...{ guideId: 'nps', version: 1, stepId: 'stars', props: { answer: '10' } },
    });
    await stores.events.append('demo', [...answered, other]);
    const { nps } = await createMetrics(stores, 'UTC', { now: () => START }).support('demo', RANGE);
    expect(nps).toEqual({ promoters: 3, detractors: 2, answers: 7, value: 100 / 7 });
  });
}
