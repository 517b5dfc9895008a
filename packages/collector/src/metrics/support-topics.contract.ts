import type { Article, Guide } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { BY_NOBODY, draftOf } from '../../test/drafts.ts';
import type { Stores } from '../services/stores.ts';
import { record } from '../store/events/made-events.contract.ts';
import { idOf, madeEntry, madeTicket } from '../store/records/made-tickets.contract.ts';
import { createMetrics } from './index.ts';
import { addTicket, RANGE, START } from './support.contract.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const words = [{ type: 'paragraph' as const, content: [{ text: 'Hello' }] }];

/** An article that was written from a ticket or names a category, and that visitors have or have not. */
async function write(
  { records: { articles } }: Stores,
  articleId: string,
  { from, categoryIds, isLive = true }: { from?: string; categoryIds?: string[]; isLive?: boolean },
) {
  const draft: Article = {
    ...{ articleId, appIds: ['demo'], locale: 'en', variants: { en: { title: articleId, blocks: words } } },
    ...(categoryIds && { categoryIds }),
  };
  const desk = { authors: [], reviews: [], labels: [], ...(from !== undefined && { fromTicketId: idOf(from) }) };
  const record = { draft, revision: 1, updatedAt: 1, updatedBy: null, appIds: ['demo'], desk };
  await articles.put({ ...record, live: null }, 0);
  await articles.addVersion({ ...draft, version: 1, publishedAt: 1 }, BY_NOBODY);
  if (isLive) await articles.put({ ...record, live: 1 }, 1);
}

async function publish({ records: { guides } }: Stores, guideId: string, from?: string) {
  const guide: Guide = {
    ...{ kind: 'walkthrough', guideId, title: guideId, trigger: { on: 'call' } },
    steps: [{ type: 'dialog', stepId: 'a', title: 'A', blocks: [] }],
  };
  const made = draftOf(guide);
  await guides.put(
    'demo',
    { ...made, desk: { ...made.desk, ...(from !== undefined && { fromTicketId: idOf(from) }) } },
    0,
  );
  await guides.addVersion('demo', { ...guide, version: 1, publishedAt: 1 }, BY_NOBODY);
  await guides.putLive('demo', guideId, { environment: 'production', version: 1, at: 1, by: null });
}

/** A ticket that was answered with guides and articles. */
async function addAnswered(
  { records: { tickets } }: Stores,
  name: string,
  categoryId: string,
  { guideIds = [], articleIds = [] }: { guideIds?: string[]; articleIds?: string[] },
) {
  const at = START + 1;
  const created = { what: 'created', state: 'new', level: 'l1', priority: 'normal' } as const;
  await tickets.add(
    madeTicket(name, { categoryId, createdAt: at, updatedAt: at }),
    [
      madeEntry(`${name} c`, { at, kind: 'change', change: created }),
      ...guideIds.map((guideId) => madeEntry(`${name} ${guideId}`, { at, guide: { guideId, state: 'offered' } })),
      ...articleIds.map((articleId, index) =>
        madeEntry(`${name} ${articleId} ${index}`, { at, article: { articleId } }),
      ),
    ],
    [],
  );
}

/** Each engine must find the same topics. */
export function supportTopicsContract(open: () => Promise<Stores>): void {
  test('topics that nothing is published about come first, the most asked before others; what covers them is counted', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    const about = (categoryId: string | null) => ({ categoryId });
    // Written from a ticket of a month ago.
    await addTicket(stores, 'old', -800, about('orders'));
    await write(stores, 'live', { from: 'old' });
    for (const name of ['o1', 'o2']) await addTicket(stores, name, 10, about('orders'));
    await addTicket(stores, 'p1', 10, about('prices'));
    await write(stores, 'draft', { from: 'p1', categoryIds: ['prices'], isLive: false });
    for (const name of ['a1', 'a2', 'a3']) await addTicket(stores, name, 12, about('access'));
    await publish(stores, 'shown');
    await addAnswered(stores, 'g1', 'guided', { guideIds: ['shown', 'gone'] });
    await write(stores, 'general', { categoryIds: ['named'] });
    await addAnswered(stores, 'n1', 'named', { articleIds: ['live', 'general', 'draft'] });
    await publish(stores, 'made', 'n1');
    await addTicket(stores, 'none', 12, about(null));
    const { topics } = await createMetrics(stores, 'UTC', { now: () => START + DAY_MS }).support('demo', RANGE);
    expect(topics).toEqual({
      rows: [
        { categoryId: 'access', tickets: 3, articles: 0, guides: 0 },
        { categoryId: 'prices', tickets: 1, articles: 0, guides: 0 },
        { categoryId: 'orders', tickets: 2, articles: 1, guides: 0 },
        // Named and sent, it is one article; "live" was sent, "made" was begun for a ticket of it.
        { categoryId: 'named', tickets: 1, articles: 2, guides: 1 },
        { categoryId: 'guided', tickets: 1, articles: 0, guides: 1 },
      ],
      covered: { part: 4, whole: 8, value: 1 / 2 },
      without: 1,
    });
  });

  test('where no ticket has a category there is no share', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    const { topics } = await createMetrics(stores, 'UTC', { now: () => START }).support('demo', RANGE);
    expect(topics).toEqual({ rows: [], covered: { part: 0, whole: 0, value: null }, without: 0 });
  });

  test('what was written for tickets says how often it was sent, opened and of use, the most used first', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    await addTicket(stores, 'old', -800, { categoryId: 'orders' });
    await write(stores, 'read', { from: 'old' });
    await write(stores, 'unread', { from: 'old' });
    await write(stores, 'draft', { from: 'old', isLive: false });
    await write(stores, 'own', {});
    await publish(stores, 'led', 'old');
    await publish(stores, 'other');
    for (const name of ['a', 'b'])
      await addAnswered(stores, name, 'orders', { guideIds: ['led', 'other'], articleIds: ['read', 'own', 'read'] });
    const event = (name: string, props: object) => record('v1', name, START / HOUR_MS + 1, { props });
    await stores.events.append('demo', [
      event('article.opened', { articleId: 'read' }),
      event('article.rated', { articleId: 'read', helped: true }),
      event('article.opened', { articleId: 'own' }),
    ]);
    const { rows, cut } = await createMetrics(stores, 'UTC', { now: () => START + DAY_MS }).reuse('demo', RANGE);
    expect(rows).toEqual([
      { content: 'article', contentId: 'read', title: 'read', sent: 2, opened: 1, helped: 1 },
      { content: 'guide', contentId: 'led', title: 'led', sent: 2, opened: 0, helped: 0 },
      { content: 'article', contentId: 'unread', title: 'unread', sent: 0, opened: 0, helped: 0 },
    ]);
    expect(cut).toBe(false);
  });
}
