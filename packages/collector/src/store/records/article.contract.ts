import type { Article } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { BY_NOBODY } from '../../../test/drafts.ts';
import type { ArticleDraftRecord } from './article-records.ts';
import type { RecordStore } from './record-store.ts';

const ada = { memberId: 'ada', name: 'Ada' };
const article = (articleId: string, title = 'Grüße 👋', appIds = ['demo']): Article => ({
  ...{ articleId, appIds, locale: 'en' },
  variants: { en: { title, blocks: [{ type: 'paragraph', content: [{ text: 'Hello' }] }] } },
});
const record = (articleId: string, more: Partial<ArticleDraftRecord> = {}): ArticleDraftRecord => ({
  ...{ draft: article(articleId), revision: 1, updatedAt: 1, updatedBy: null, live: null, appIds: ['demo'] },
  desk: { authors: [], reviews: [], labels: [] },
  ...more,
});
const version = (articleId: string, number: number, appIds = ['demo']) => ({
  ...{ ...article(articleId, `Version ${number}`, appIds), version: number, publishedAt: number * 10 },
});

type Open = () => RecordStore | Promise<RecordStore>;

async function opened(open: Open, ...articleIds: string[]) {
  const store = await open();
  for (const appId of ['demo', 'shop']) await store.apps.put({ appId, appKey: `hk_${appId}_key`, name: appId });
  for (const articleId of articleIds) await store.articles.put(record(articleId), 0);
  return store.articles;
}
const idsOf = (all: readonly { draft: Article }[]): string[] => all.map(({ draft }) => draft.articleId);

/** What every engine must do with articles. */
export function articleContract(open: Open): void {
  test('an article is kept as it was written, and replaced by whoever has seen its last turn', async () => {
    const articles = await opened(open);
    const first = record('a');
    expect(await articles.put(first, 0)).toBe(true);
    expect(await articles.put(first, 0)).toBe(false);
    const second = record('a', {
      ...{ draft: article('a', 'Another'), revision: 2, updatedAt: 2, updatedBy: ada },
      desk: { authors: ['ada'], reviews: [], labels: [], fromTicketId: 't1', archived: { at: 3, by: ada } },
    });
    expect(await articles.put(second, 2)).toBe(false);
    expect(await articles.put(second, 1)).toBe(true);
    expect(await articles.find('a')).toEqual({ ...second, turn: 2, newest: 0, published: undefined });
    expect(await articles.find('b')).toBeUndefined();
    expect(await articles.put(record('b'), 1)).toBe(false);
  });

  test('articles are listed in each of their apps, those changed last first, and by the ticket they are from', async () => {
    const articles = await opened(open, 'a', 'b');
    const desk = { authors: [], reviews: [], labels: [], fromTicketId: 't1' };
    await articles.put(record('c', { updatedAt: 5, appIds: ['shop', 'demo'], desk }), 0);
    expect(idsOf(await articles.list('demo'))).toEqual(['c', 'a', 'b']);
    expect(idsOf(await articles.list('shop'))).toEqual(['c']);
    expect(idsOf(await articles.ofTicket('t1'))).toEqual(['c']);
    await articles.put(record('c', { updatedAt: 5, appIds: ['shop'] }), 1);
    expect(idsOf(await articles.list('demo'))).toEqual(['a', 'b']);
    expect(await articles.ofTicket('t1')).toEqual([]);
  });

  test('a version is frozen once, and visitors have the one that is live, in the apps that it names', async () => {
    const articles = await opened(open, 'a', 'b');
    expect(await articles.addVersion(version('a', 1), BY_NOBODY)).toBe(true);
    expect(await articles.addVersion({ ...version('a', 1), locale: 'de' }, BY_NOBODY)).toBe(false);
    expect(await articles.addVersion(version('a', 2, ['shop']), { by: ada, approvedBy: null })).toBe(true);
    expect(await articles.addVersion(version('b', 1), BY_NOBODY)).toBe(true);
    expect(await articles.published('demo')).toEqual([]);
    await articles.put(record('a', { live: 1 }), 1);
    await articles.put(record('b', { live: 1 }), 1);
    expect(await articles.published('demo')).toEqual([version('a', 1), version('b', 1)]);
    expect(await articles.find('a')).toMatchObject({ newest: 2, live: 1, published: version('a', 1) });
    await articles.put(record('a', { live: 2, appIds: ['demo', 'shop'] }), 2);
    expect(await articles.published('demo')).toEqual([version('b', 1)]);
    expect(await articles.published('shop')).toEqual([version('a', 2, ['shop'])]);
    expect(await articles.version('a', 1)).toEqual(version('a', 1));
    expect(await articles.version('a', 3)).toBeUndefined();
    expect(await articles.versions('a')).toEqual([
      { version: 2, publishedAt: 20, by: ada, approvedBy: null },
      { version: 1, publishedAt: 10, by: null, approvedBy: null },
    ]);
  });
}
