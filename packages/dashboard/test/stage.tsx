import { render } from 'preact';
import type { Authenticator } from '../src/authenticator.ts';
import { createApi } from '../src/api.ts';
import { Dashboard } from '../src/app.tsx';
import type { Clock } from '../src/clock.ts';
import { adoptStyles } from '../src/styles.ts';

type Reply = { status?: number; body?: object } | 'no answer';

/** An admin of everything, as the collector tells it. */
export const present = {
  member: {
    ...{ memberId: 'mem_ada', name: 'Ada', email: 'ada@example.com', grants: [{ roles: ['admin'] }], state: 'active' },
    ...{ createdAt: 1, seenAt: 2, factors: ['password'], fromGroups: [] },
  },
  name: 'Ada',
  language: 'en',
  rights: ['app.make', 'member.manage', 'audit.read'],
  apps: {
    demo: [
      ...['app.read', 'app.change', 'guide.read', 'guide.write', 'guide.publish'],
      ...['figures.read', 'visitor.read', 'feature.write'],
    ],
  },
  expiresAt: null,
};

export const NOW = Date.UTC(2026, 10, 22, 12);
export const app = { appId: 'demo', appKey: 'hk_demo_purchasing', name: 'Purchasing' };
const range = { from: '2026-10-26', to: '2026-11-22', timeZone: 'UTC' };

export const summary = {
  guideId: 'first-request',
  kind: 'walkthrough',
  title: 'First request',
  version: 2,
  starts: 12,
  startedBy: 10,
  completedBy: 4,
  completionRate: 0.4,
  shown: 30,
  missed: 0,
  missRate: 0,
  affectedBy: 0,
};

/** What the overview of some apps says, with these concerns. */
export function overviewOf(concerns: object[], values: Record<string, number | null> = {}, names = ['Purchasing']) {
  const share = { unit: 'share', better: 'more' };
  const units: Record<string, object> = {
    ...{ adoption: share, stickiness: share, guideCompletion: share, deflection: share, csat: share },
    activePeople: { unit: 'people', better: 'more' },
    frustration: { unit: 'per-hundred', better: 'less' },
    missRate: { unit: 'share', better: 'less' },
    ticketsPer100: { unit: 'per-hundred', better: 'less' },
  };
  const of = (figure: string, value: number | null) => ({
    ...{ value, ...units[figure] },
    ...(value === null && { reason: figure === 'adoption' ? 'no-head-count' : 'no-data' }),
  });
  const figures = Object.keys(units).map((figure) => {
    const value = values[figure] ?? null;
    const was = value === null ? null : value / 2;
    return { figure, now: of(figure, value), before: of(figure, was), aim: null, trend: [was, value] };
  });
  const spans = [
    { from: '2026-09-28', to: '2026-10-25' },
    { from: '2026-10-26', to: '2026-11-22' },
  ];
  const apps = names.map((name, index) => ({ appId: index === 0 ? 'demo' : `app-${index}`, name, figures }));
  return { ...{ range, before: spans[0], spans, all: figures, apps, concerns }, missing: [] as object[] };
}

const noGoal = { range, goal: null, holdOut: 0, started: { people: 0, met: 0, rate: null, open: 0 }, comparison: null };

/** What a collector with one guide answers, by method and path. */
export function collectorWith(guides: object[] = [summary], stored = 9): Record<string, Reply> {
  return {
    'GET session': { body: present },
    'GET apps': { body: { apps: [app] } },
    'GET overview': { body: overviewOf([]) },
    'GET apps/demo/guides': { body: { guides: [] } },
    'GET apps/demo/metrics/guides': { body: { range, guides } },
    'GET apps/demo/metrics/guides/first-request/outcomes': { body: { range, versions: [] } },
    'GET apps/demo/metrics/guides/first-request/goal': { body: noGoal },
    'GET apps/demo/metrics/active-days': { body: { range, days: [{ day: '2026-11-22', visitors: 3 }] } },
    'GET apps/demo/events/count': { body: { stored, distinct: stored } },
  };
}

interface Given {
  token?: string;
  refusal?: string;
  openid?: string;
  authenticator?: Authenticator;
}

const nothing = () => Promise.resolve(undefined);

/** The whole dashboard in this page, before a collector whose replies the test writes, in time that the test lets pass. */
export function openDashboard(replies: Record<string, Reply>, hash = '#/', given: Given = {}) {
  history.replaceState(null, '', hash);
  if (document.adoptedStyleSheets.length === 0) adoptStyles(document);
  const left: string[] = [];
  const sent: { call: string; body: unknown }[] = [];
  let waiting: (() => void)[] = [];
  const clock: Clock = {
    now: () => NOW,
    after: (_, run) => {
      waiting.push(run);
      return () => void (waiting = waiting.filter((one) => one !== run));
    },
  };
  const fetcher: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input);
    const call = `${init?.method ?? 'GET'} ${url.pathname.replace('/api/', '')}`;
    sent.push({ call, body: typeof init?.body === 'string' ? JSON.parse(init.body) : url.search });
    const reply = replies[call] ?? { status: 404, body: { detail: 'Nothing here.' } };
    if (reply === 'no answer') return Promise.reject(new TypeError('Failed to fetch'));
    return Promise.resolve(
      reply.body ? Response.json(reply.body, { status: reply.status ?? 200 }) : new Response(null, { status: 204 }),
    );
  };
  const root = document.createElement('div');
  document.body.replaceChildren(root);
  const services = {
    api: createApi(new URL('http://collector.test/api/'), fetcher),
    clock,
    visibility: { visible: () => true, onChange: () => () => undefined },
    stream: { hear: () => () => undefined },
    shelf: () => localStorage,
    attachmentUrl: (ticketId: string, uploadId: string) =>
      `http://collector.test/api/tickets/${ticketId}/attachments/${uploadId}`,
    guideUrl: (appId: string, guideId: string, path: string) =>
      `http://collector.test/api/apps/${appId}/guides/${guideId}/${path}`,
    reportUrl: 'http://collector.test/report/',
    drawing: () => import('@handrail/sdk/src/preview.ts'),
    exportUrl: 'http://collector.test/api/audit/export',
    loaderUrl: 'http://collector.test/handrail.js',
    openid: given.openid,
    authenticator: given.authenticator ?? { possible: false, create: nothing, use: nothing },
    chooseLanguage: () => undefined,
    load: () => undefined,
    go: (url: string) => void left.push(url),
  };
  render(<Dashboard services={services} token={given.token} refusal={given.refusal} />, root);
  return {
    root,
    replies,
    sent,
    /** Where it sent the browser. */
    left,
    passTime: () => {
      const due = waiting;
      waiting = [];
      for (const run of due) run();
    },
    close: () => render(null, root),
  };
}
