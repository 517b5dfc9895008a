import type { Article, Guide } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { BY_NOBODY, draftOf } from '../../test/drafts.ts';
import type { Stores } from '../services/stores.ts';
import { idOf, madeEntry, madeTicket } from '../store/records/made-tickets.contract.ts';
import { createMetrics } from './index.ts';
import { addTicket, RANGE, START } from './support.contract.ts';

const DAY_MS = 86_400_000;
const words = [{ type: 'paragraph' as const, content: [{ text: 'Hello' }] }];

/** An article that was written from a ticket, and that visitors have or have not. */
async function write({ records: { articles } }: Stores, articleId: string, ticket: string, isLive: boolean) {
  const draft: Article = {
    ...{ articleId, appIds: ['demo'], locale: 'en', variants: { en: { title: articleId, blocks: words } } },
  };
  const desk = { authors: [], reviews: [], labels: [], fromTicketId: idOf(ticket) };
  const record = { draft, revision: 1, updatedAt: 1, updatedBy: null, appIds: ['demo'], desk };
  await articles.put({ ...record, live: null }, 0);
  await articles.addVersion({ ...draft, version: 1, publishedAt: 1 }, BY_NOBODY);
  if (isLive) await articles.put({ ...record, live: 1 }, 1);
}

async function publish({ records: { guides } }: Stores, guideId: string) {
  const guide: Guide = {
    ...{ kind: 'walkthrough', guideId, title: guideId, trigger: { on: 'call' } },
    steps: [{ type: 'dialog', stepId: 'a', title: 'A', blocks: [] }],
  };
  await guides.put('demo', draftOf(guide), 0);
  await guides.addVersion('demo', { ...guide, version: 1, publishedAt: 1 }, BY_NOBODY);
  await guides.putLive('demo', guideId, { environment: 'production', version: 1, at: 1, by: null });
}

/** A ticket that was answered with guides. */
async function addAnswered({ records: { tickets } }: Stores, name: string, categoryId: string, guideIds: string[]) {
  const at = START + 1;
  const created = { what: 'created', state: 'new', level: 'l1', priority: 'normal' } as const;
  await tickets.add(
    madeTicket(name, { categoryId, createdAt: at, updatedAt: at }),
    [
      madeEntry(`${name} c`, { at, kind: 'change', change: created }),
      ...guideIds.map((guideId) => madeEntry(`${name} ${guideId}`, { at, guide: { guideId, state: 'offered' } })),
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
    await write(stores, 'live', 'old', true);
    for (const name of ['o1', 'o2']) await addTicket(stores, name, 10, about('orders'));
    await addTicket(stores, 'p1', 10, about('prices'));
    await write(stores, 'draft', 'p1', false);
    for (const name of ['a1', 'a2', 'a3']) await addTicket(stores, name, 12, about('access'));
    await publish(stores, 'shown');
    await addAnswered(stores, 'g1', 'guided', ['shown', 'gone']);
    await addTicket(stores, 'none', 12, about(null));
    const { topics } = await createMetrics(stores, 'UTC', { now: () => START + DAY_MS }).support('demo', RANGE);
    expect(topics).toEqual({
      rows: [
        { categoryId: 'access', tickets: 3, articles: 0, guides: 0 },
        { categoryId: 'prices', tickets: 1, articles: 0, guides: 0 },
        { categoryId: 'orders', tickets: 2, articles: 1, guides: 0 },
        { categoryId: 'guided', tickets: 1, articles: 0, guides: 1 },
      ],
      covered: { part: 3, whole: 7, value: 3 / 7 },
      without: 1,
    });
  });

  test('where no ticket has a category there is no share', async () => {
    const stores = await open();
    await stores.records.apps.put({ appId: 'demo', appKey: 'hk_demo_key', name: 'Demo' });
    const { topics } = await createMetrics(stores, 'UTC', { now: () => START }).support('demo', RANGE);
    expect(topics).toEqual({ rows: [], covered: { part: 0, whole: 0, value: null }, without: 0 });
  });
}
