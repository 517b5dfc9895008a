import { expect, test } from 'vitest';
import type { EventRecord } from '../store/events/event-store.ts';
import { shapeArticles } from './articles.ts';

let at = 0;
const noted = (name: string, props: Record<string, string | number | boolean>, sessionId = 's1'): EventRecord => ({
  at: (at += 1),
  receivedAt: at,
  event: { eventId: `e${at}`, name, at, visitorId: 'v', sessionId, page: { path: '/' }, props },
});

test('opened, helped and searched in vain are counted; the last word of a visit is the one that counts', () => {
  const rated = [
    noted('article.rated', { articleId: 'a', helped: false }),
    noted('article.rated', { articleId: 'a', helped: true }),
    noted('article.rated', { articleId: 'a', helped: false }, 's2'),
    noted('article.rated', { articleId: 'b', helped: true }),
    noted('article.rated', { articleId: 7, helped: true }),
  ];
  const opened = [noted('article.opened', { articleId: 'a' }), noted('article.opened', { articleId: 'a' })];
  const searched = [
    noted('help.searched', { results: 0, words: 'Refund' }),
    noted('help.searched', { results: 3 }),
    noted('help.searched', { results: 2, words: 'vat' }),
    noted('help.searched', { results: 0, words: ' refund' }),
  ];
  expect(shapeArticles(opened, rated.reverse(), searched)).toEqual({
    articles: [
      { articleId: 'a', opened: 2, helped: 1, notHelped: 1 },
      { articleId: 'b', opened: 0, helped: 1, notHelped: 0 },
    ],
    searches: 4,
    failed: [
      { words: 'refund', times: 2 },
      { words: 'vat', times: 1 },
    ],
  });
});
