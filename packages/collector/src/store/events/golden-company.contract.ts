import type { Event } from '@handrail/protocol';
import type { EventRecord } from './event-store.ts';

/**
 * A small company whose numbers can be worked out by hand. Twelve people, five weeks in Berlin, of which the fourth ends with
 * the day that has 25 hours. Each row is a visit: when it began, who came, and what they did, one thing a minute.
 * A path is a page viewed there; everything else is said below.
 */
const VISITS: readonly (readonly [start: string, visitorId: string, ...actions: string[]])[] = [
  // First week, from Monday 28 September.
  ['2026-09-28T09:00+02:00', 'ada', 'is sales', '/home', '/orders', '/orders/new', 'submit', 'export', 'export'],
  ['2026-09-28T10:00+02:00', 'ben', 'is support', '/home', '/orders'],
  ['2026-09-29T09:00+02:00', 'cat', 'is sales', '/orders/new', '/orders', 'export'],
  ['2026-09-29T09:00+02:00', 'eve', 'is support', '/orders', '/orders/new', 'abandon'],
  ['2026-09-30T09:00+02:00', 'hal', 'is it', '/home', 'help'],
  ['2026-10-02T16:00+02:00', 'x-lea', '/home', '/orders'],
  // Second week. Lea, who was anonymous, says who she is; Cat is only shown a guide, which makes nobody active.
  ['2026-10-05T09:00+02:00', 'ada', '/home', 'export'],
  ['2026-10-05T09:00+02:00', 'ben', '/orders/new', 'submit'],
  ['2026-10-06T09:00+02:00', 'eve', '/home'],
  ['2026-10-06T09:00+02:00', 'cat', 'guide'],
  ['2026-10-07T09:00+02:00', 'fay', 'is support', '/home'],
  ['2026-10-08T09:00+02:00', 'jon', '/home'],
  ['2026-10-09T09:00+02:00', 'lea', 'was x-lea', 'is support', '/orders/new', 'submit', 'export'],
  // Third week.
  ['2026-10-12T09:00+02:00', 'ada', '/home'],
  ['2026-10-13T09:00+02:00', 'cat', '/home'],
  ['2026-10-14T09:00+02:00', 'fay', '/home', 'export', 'export', 'export'],
  ['2026-10-15T09:00+02:00', 'gus', 'is support', '/orders/new', 'submit'],
  ['2026-10-16T09:00+02:00', 'lea', '/home'],
  // Fourth week. Ben has moved to sales. Ada comes at half past two, and again an hour later at half past two.
  ['2026-10-19T09:00+02:00', 'ben', 'is sales', '/home', 'rage'],
  ['2026-10-20T09:00+02:00', 'gus', '/home', 'dead'],
  ['2026-10-21T09:00+02:00', 'ivy', 'is it', '/home', 'export', 'rage'],
  ['2026-10-22T09:00+02:00', 'x-kit', '/home'],
  ['2026-10-23T09:00+02:00', 'lea', '/home'],
  ['2026-10-25T02:30+02:00', 'ada', '/home'],
  ['2026-10-25T02:30+01:00', 'ada', '/home'],
  // Fifth week. Dan comes in its last minute; Gus a minute later, in the sixth.
  ['2026-10-26T09:00+01:00', 'ada', '/home', 'export'],
  ['2026-10-26T09:00+01:00', 'ben', '/home'],
  ['2026-10-27T09:00+01:00', 'eve', '/orders', 'export'],
  ['2026-10-28T09:00+01:00', 'fay', '/home'],
  ['2026-10-29T09:00+01:00', 'ivy', '/home'],
  ['2026-10-30T09:00+01:00', 'jon', '/home', 'export'],
  ['2026-11-01T23:59+01:00', 'dan', 'is sales', '/home'],
  ['2026-11-02T00:00+01:00', 'gus', '/home'],
];

const day = (text: string): number => Date.parse(text);
const STARTS = [
  day('2026-09-28T00:00+02:00'),
  day('2026-10-05T00:00+02:00'),
  day('2026-10-12T00:00+02:00'),
  day('2026-10-19T00:00+02:00'),
  day('2026-10-26T00:00+01:00'),
  day('2026-11-02T00:00+01:00'),
];
/** The five weeks; the fourth has 169 hours. */
export const WEEKS = STARTS.slice(1).map((until, index) => ({ from: STARTS[index] ?? 0, until }));
export const FIVE_WEEKS = { from: STARTS[0] ?? 0, until: STARTS.at(-1) ?? 0 };

export const EXPORT = { kind: 'button', signals: { 'data-testid': 'export', name: 'export' }, within: ['main', 'nav'] };
export const HELP = { kind: 'a', role: 'link' };
export const ORDER_FORM = { kind: 'form', signals: { id: 'order' } };
/** The export as a feature, and the way to an order as the steps of a funnel. */
export const EXPORT_USE = [{ element: { kind: 'button', signals: { 'data-testid': 'export' } } }];
export const STEPS = [
  { name: 'page.viewed', path: '/orders' },
  { name: 'page.viewed', path: '/orders/new' },
  { name: 'form.submitted', path: '/orders/*' },
];

/** What an action is as an event; a path is a view of it, on which everything after it happens. */
const ACTIONS: Readonly<Record<string, object>> = {
  submit: { name: 'form.submitted', element: ORDER_FORM, props: { fields: 3, durationMs: 40_000 } },
  abandon: { name: 'form.abandoned', element: ORDER_FORM, props: { fields: 1, lastField: 'amount' } },
  export: { name: 'element.clicked', element: EXPORT },
  help: { name: 'element.clicked', element: HELP },
  rage: { name: 'frustration.noticed', element: EXPORT, props: { kind: 'rage' } },
  dead: { name: 'frustration.noticed', element: EXPORT, props: { kind: 'dead' } },
  guide: { name: 'step.shown', guideId: 'welcome', version: 1, stepId: 'hello' },
};

/** What is known of who worked with what; the application was in its version 1.0 for three weeks, then in 2.0. */
const BROWSERS: Readonly<Record<string, readonly [before: string, since: string]>> = {
  ada: ['Firefox 140', 'Firefox 141'],
  eve: ['Firefox 141', 'Firefox 141'],
  'x-lea': ['Firefox 140', 'Firefox 140'],
  ...{ ben: ['Chrome 141', 'Chrome 141'], cat: ['Chrome 141', 'Chrome 141'], lea: ['Chrome 141', 'Chrome 141'] },
};

function clientAt(visitorId: string, at: number): Pick<EventRecord, 'client'> {
  const [before, since] = BROWSERS[visitorId] ?? [];
  const isNew = at >= (STARTS[3] ?? 0);
  if (before === undefined || since === undefined) return {};
  return { client: { browser: isNew ? since : before, appVersion: isNew ? '2.0' : '1.0' } };
}

function eventOf(action: string): object {
  const [verb = '', what = ''] = action.split(' ');
  if (verb === 'is') return { name: 'visitor.identified', traits: { department: what } };
  if (verb === 'was') return { name: 'visitor.identified', props: { anonymousId: what } };
  return action.startsWith('/') ? { name: 'page.viewed' } : (ACTIONS[action] ?? {});
}

/** Everything that happened, in order; who somebody is is said in the minute of what they do next. */
export function goldenCompany(): EventRecord[] {
  return VISITS.flatMap(([start, visitorId, ...actions], visit) => {
    let minute = 0;
    let path = '/home';
    return actions.map((action, seq) => {
      if (action.startsWith('/')) path = action;
      const at = Date.parse(start) + minute * 60_000;
      if (!/^(?:is|was) /.test(action)) minute += 1;
      const eventId = `01990000-0000-7000-8000-${String(visit * 100 + seq).padStart(12, '0')}`;
      const parts = { eventId, at, seq, visitorId, sessionId: `visit-${visit}`, page: { path }, ...eventOf(action) };
      // The table above names only events that exist.
      return { event: parts as Event, at, receivedAt: at, ...clientAt(visitorId, at) };
    });
  });
}
