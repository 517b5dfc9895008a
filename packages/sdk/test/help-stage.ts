import type { Event, HelpArticle, HelpSettings, Rating, VisitorTicket } from '@handrail/protocol';
import { createGuard } from '../src/core/guard.ts';
import { browserPlatform } from '../src/core/platform.ts';
import { createVisitor } from '../src/core/visitor.ts';
import type { HelpContext, KnownGuide } from '../src/help/context.ts';
import { createDesk } from '../src/help/desk.ts';
import type { Answer } from '../src/transport/answer.ts';

/** A collector in the hands of the test: what it was asked, and how it answers. */
export interface FakeCollector {
  /** `offline`: no answer; `busy`: 429, come again in half a minute; `signed-out`: who are you?; `refuses`: not like this. */
  mode: 'up' | 'offline' | 'busy' | 'signed-out' | 'refuses';
  articles: HelpArticle[];
  tickets: VisitorTicket[];
  asked: { path: string; body: Record<string, unknown> }[];
  /** What was asked under a path. */
  of(path: RegExp): Record<string, unknown>[];
  ask(path: string, body?: object): Promise<Answer | undefined>;
  fetch: typeof fetch;
}

const REFUSALS = {
  busy: { status: 429, retryAfter: '30', body: { code: 'rate-limited' } },
  'signed-out': { status: 401, retryAfter: null, body: { code: 'identity-needed' } },
  refuses: { status: 422, retryAfter: null, body: { code: 'invalid-ticket' } },
} as const;
const json = (status: number, body: unknown): Response => new Response(JSON.stringify(body), { status });

export function createFakeCollector(): FakeCollector {
  const made = new Map<string, number>();
  const bytes = new Map<string, number>();
  const here: FakeCollector = {
    ...{ mode: 'up', articles: [], tickets: [], asked: [] },
    of: (path) => here.asked.filter((one) => path.test(one.path)).map(({ body }) => body),
    ask(path, body = {}) {
      // As JSON has it, which knows no undefined.
      const said = JSON.parse(JSON.stringify(body)) as Record<string, unknown>;
      here.asked.push({ path, body: said });
      return Promise.resolve(answer(path, said));
    },
    fetch(input, init) {
      const { pathname } = new URL(input instanceof Request ? input.url : input);
      if (here.mode === 'offline') return Promise.reject(new TypeError('Failed to fetch'));
      const [, articleId] = /^\/v1\/articles\/([^/]+)\//.exec(pathname) ?? [];
      const article = here.articles.find((one) => one.articleId === articleId);
      if (pathname === '/v1/help')
        return Promise.resolve(
          json(200, { protocol: 1, appId: 'a', articles: here.articles, categories: [], settings: {} }),
        );
      if (article)
        return Promise.resolve(
          json(200, { ...article, blocks: [{ type: 'paragraph', content: [{ text: `${article.title}, in full.` }] }] }),
        );
      const [, uploadId = ''] = /^\/v1\/uploads\/(\w+)$/.exec(pathname) ?? [];
      if (init?.method === 'PATCH') return Promise.resolve(json(200, { offset: bytes.get(uploadId) ?? 0 }));
      return Promise.resolve(json(404, {}));
    },
  };

  function answer(path: string, said: Record<string, unknown>): Answer | undefined {
    if (here.mode === 'offline') return undefined;
    if (/\/mine$/.test(path)) return { status: 200, retryAfter: null, body: { tickets: here.tickets } };
    const isSending = /^v1\/(tickets|uploads)$|\/replies$/.test(path);
    if (here.mode !== 'up' && isSending) return REFUSALS[here.mode];
    if (path === 'v1/uploads') {
      const uploadId = `u${bytes.size}`;
      bytes.set(uploadId, Number(said['bytes']));
      return { status: 201, retryAfter: null, body: { uploadId, offset: 0 } };
    }
    if (path === 'v1/tickets') {
      const key = String(said['ticketKey']);
      const number = made.get(key) ?? made.size + 1;
      made.set(key, number);
      return { status: 201, retryAfter: null, body: { ticketId: `t${number}`, number } };
    }
    const [, rated] = /^v1\/tickets\/(\w+)\/rating$/.exec(path) ?? [];
    const { score, word } = said as unknown as Rating; // what the panel sends there
    here.tickets = here.tickets.map((one) =>
      one.ticketId === rated ? { ...one, rating: { score, ...(word !== undefined && { word }) } } : one,
    );
    return { status: 200, retryAfter: null, body: { state: 'open', revision: 2 } };
  }
  return here;
}

export const aTicket = (over: Partial<VisitorTicket> = {}): VisitorTicket => ({
  ...{ ticketId: 't1', number: 1, title: 'The total is wrong', categoryId: null, state: 'open', unread: 0 },
  ...{ createdAt: 1_750_000_000_000, updatedAt: 1_750_000_000_000, revision: 1, entries: [] },
  ...over,
});

export interface HelpStageOptions {
  collector: FakeCollector;
  /** What names the app, and so what lies in the browser. */
  appKey: string;
  guides?: KnownGuide[];
  locale?: string;
  settings?: HelpSettings;
}

/** Help in a page, whole, but for the collector. `stop` is the end of the page. */
export function openHelp({ collector, appKey, guides = [], locale = 'en', settings = {} }: HelpStageOptions) {
  const listeners = new Set<(event: Event) => void>();
  const happened: Partial<Event>[] = [];
  const wishes: unknown[] = [];
  const warnings: unknown[] = [];
  const prefix = `${appKey}:`;
  const log = { warn: (...said: unknown[]) => void warnings.push(said) };
  let isOver = false;
  const visitor = createVisitor(undefined, prefix, () => crypto.randomUUID());
  const platform = { ...browserPlatform(), fetch: collector.fetch };
  const context = {
    ...{ appKey, collector: 'https://collector.test/', prefix, platform, visitor, log },
    newId: () => crypto.randomUUID(),
    permit: { may: () => true },
    recorder: {
      record: (event: Partial<Event>) => void happened.push(event),
      as: () => () => undefined,
      on(name: string, listener: (event: Event) => void) {
        if (name === '*') listeners.add(listener);
        return () => listeners.delete(listener);
      },
    },
    ask: collector.ask,
    facts: () => ({ page: { path: '/orders', hash: '' }, traits: {} }),
    locales: () => [locale],
    published: () => ({ guides }),
    interrupting: () => undefined,
    wish: (wish: unknown) => void wishes.push(wish),
    life: { add: () => undefined, ended: () => isOver },
    guard: createGuard(log, () => undefined),
  } as unknown as HelpContext; // all of it that help looks at
  const desk = createDesk(context, []);
  desk.settle(settings);
  return {
    ...{ desk, visitor, happened, wishes, warnings },
    stop() {
      isOver = true;
      desk.stop();
    },
  };
}
