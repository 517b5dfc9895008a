import { randomBytes, randomUUID } from 'node:crypto';
import type { Article, ArticlePage, ArticleWords, HelpIndex } from '@handrail/protocol';
import { articlePageSchema, checkOf, helpIndexSchema } from '@handrail/protocol/schema';
import { describe, expect, test } from 'vitest';
import { problemOf } from '../../test/collector-app.ts';
import { withMembers } from '../../test/members.ts';

const PATH = '/api/apps/demo/articles';
const words = (title: string, more: Partial<ArticleWords> = {}): ArticleWords => ({
  ...{ title, blocks: [{ type: 'paragraph', content: [{ text: `${title}.` }] }] },
  ...more,
});
const content: Omit<Article, 'articleId'> & { variants: { en: ArticleWords } } = {
  ...{ appIds: ['demo'], locale: 'en', pages: ['/sign-in'], categoryIds: ['access'] },
  variants: { en: words('Reset your password', { summary: 'When you are locked out.', words: ['E-1042'] }) },
};

async function withArticle() {
  const all = await withMembers();
  const { ada, ask, appKey } = all;
  const made = await ada('POST', PATH, content);
  const { article } = await made.json();
  const path = `${PATH}/${article.articleId}`;
  // Each answer is checked by its schema.
  const read = async (address: string, schema: Parameters<typeof checkOf>[0]) => {
    const answer = await ask('GET', address);
    if (answer.status !== 200) return answer.status;
    const value = await answer.json();
    expect(checkOf(schema)(value)).toMatchObject({ ok: true });
    return value;
  };
  const help = async (locale = 'en'): Promise<HelpIndex> =>
    read(`/v1/help?appKey=${appKey}&locale=${locale}`, helpIndexSchema);
  const page = async (version: number, locale = 'en'): Promise<ArticlePage | number> =>
    read(`/v1/articles/${article.articleId}/${version}?appKey=${appKey}&locale=${locale}`, articlePageSchema);
  const titles = async (locale?: string) => (await help(locale)).articles.map(({ title, version }) => [title, version]);
  const code = async (answer: Promise<Response>) => (await problemOf(await answer)).code;
  const state = async () => (await (await ada('GET', path)).json()).state;
  return { ...all, made, article, path, help, page, titles, code, state };
}

describe('from draft to visitor', () => {
  test('an author asks, somebody else approves and publishes, and only then pages are told', async () => {
    const { ada, cleo, made, article, path, help, page, titles, state, stores } = await withArticle();
    expect([made.status, made.headers.get('etag')]).toEqual([201, '"1"']);
    expect([await titles(), await page(1)]).toEqual([[], 404]);
    await ada('POST', `${path}/review`, { move: 'submit' });
    expect(await state()).toBe('in-review');
    await cleo('POST', `${path}/verdict`, { move: 'approve', revision: 1 });
    expect([await state(), await titles()]).toEqual(['approved', []]);
    await cleo('POST', `${path}/publish`);
    expect(await help()).toMatchObject({
      articles: [
        {
          articleId: article.articleId,
          version: 1,
          locale: 'en',
          title: 'Reset your password',
          words: 'E-1042',
          pages: ['/sign-in'],
        },
      ],
    });
    expect(await page(1)).toMatchObject({ title: 'Reset your password', blocks: content.variants.en.blocks });
    await ada('PUT', path, { ...article, variants: { en: words('Better') } });
    expect([await state(), await titles(), await page(2)]).toEqual(['draft', [['Reset your password', 1]], 404]);
    await cleo('POST', `${path}/publish`);
    expect([await state(), await titles()]).toEqual(['published', [['Better', 2]]]);
    // What is open in a page can be read to its end.
    expect(await page(1)).toMatchObject({ title: 'Reset your password', version: 1 });
    const actions = (await stores.records.audit.page({ limit: 50 })).map(({ action, name }) => [action, name]);
    expect(actions.slice(0, 3)).toEqual([
      ['article.published', 'Cleo'],
      ['article.saved', 'Ada'],
      ['article.published', 'Cleo'],
    ]);
    const found = await (await ada('GET', path)).json();
    expect(found).toMatchObject({
      version: 2,
      edited: false,
      versions: [{ version: 2, by: { name: 'Cleo' } }, { version: 1 }],
    });
  });

  test('whoever wrote in it neither approves nor publishes it', async () => {
    const { bob, cleo, path, article, code, titles } = await withArticle();
    await bob('PUT', path, { ...article, variants: { en: words('Touched') } });
    await bob('POST', `${path}/review`, { move: 'submit' });
    expect(await code(bob('POST', `${path}/verdict`, { move: 'approve', revision: 2 }))).toBe('own-work');
    expect(await code(bob('POST', `${path}/publish`))).toBe('own-work');
    expect(await code(cleo('POST', `${path}/publish`, undefined, { 'if-match': '"1"' }))).toBe('draft-changed');
    expect((await cleo('POST', `${path}/publish`)).status).toBe(200);
    expect(await titles()).toEqual([['Touched', 1]]);
  });

  test('a draft that somebody else has changed is not overwritten', async () => {
    const { ada, bob, path, article, code } = await withArticle();
    const saved = await ada('PUT', path, { ...article, variants: { en: words('Mine') } }, { 'if-match': '"1"' });
    expect(saved.headers.get('etag')).toBe('"2"');
    const late = bob('PUT', path, { ...article, variants: { en: words('Late') } }, { 'if-match': '"1"' });
    expect(await code(late)).toBe('draft-changed');
  });

  test('the archive takes it from visitors at once, by whoever may publish; a version of before comes back as a draft', async () => {
    const { ada, bob, cleo, manage, path, article, code, titles, page, state } = await withArticle();
    await cleo('POST', `${path}/publish`);
    await ada('PUT', path, { ...article, variants: { en: words('Newer') } });
    expect(await code(ada('POST', `${path}/archive`))).toBe('not-permitted');
    expect((await bob('POST', `${path}/archive`)).status).toBe(200);
    expect([await state(), await titles(), await page(1)]).toEqual(['archived', [], 404]);
    expect(await code(cleo('POST', `${path}/publish`))).toBe('archived');
    await ada('DELETE', `${path}/archive`);
    expect(await state()).toBe('draft');
    await manage('POST', `${path}/restore`, { version: 1 });
    expect((await (await ada('GET', path)).json()).article).toEqual(article);
  });
});

describe('what pages get', () => {
  test('is in the language of the visitor, or else in that of the article', async () => {
    const { ada, cleo, path, article, titles, page } = await withArticle();
    const variants = { ...article.variants, 'de-AT': words('Passwort zurücksetzen') };
    await ada('PUT', path, { ...article, variants });
    await cleo('POST', `${path}/publish`);
    expect(await titles('de')).toEqual([['Passwort zurücksetzen', 1]]);
    expect(await titles('fr')).toEqual([['Reset your password', 1]]);
    expect(await titles('<script>')).toEqual([['Reset your password', 1]]);
    expect(await page(1, 'de-DE')).toMatchObject({ locale: 'de-AT', title: 'Passwort zurücksetzen' });
  });

  test('is not sent again while nothing changed, and has the settings of the app', async () => {
    const { ask, manage, cleo, path, appKey, help, clock } = await withArticle();
    const get = (headers = {}) => ask('GET', `/v1/help?appKey=${appKey}&locale=en`, headers);
    const first = await get();
    expect(first.headers.get('cache-control')).toBe('public, max-age=30, stale-while-revalidate=86400');
    const etag = first.headers.get('etag') ?? '';
    expect((await get({ 'if-none-match': etag })).status).toBe(304);
    await cleo('POST', `${path}/publish`);
    expect((await get({ 'if-none-match': etag })).status).toBe(200);
    await manage('PUT', '/api/apps/demo', { name: 'Demo', help: { launcher: 'hidden' } });
    expect((await help()).settings).toEqual({ launcher: 'hidden' });
    await manage('POST', '/api/apps', { appId: 'shop', name: 'Shop' });
    const category = (categoryId: string, appIds?: string[]) => ({
      ...{ categoryId, name: { en: categoryId }, fields: [], ...(appIds && { appIds }) },
    });
    const categories = [category('all'), category('here', ['shop', 'demo']), category('there', ['shop'])];
    const none = { teams: [], routing: [], policies: [], cannedReplies: [] };
    expect((await manage('PUT', '/api/support', { ...none, categories })).status).toBe(200);
    clock.time += 30_000;
    // In which other apps it can be asked about is not for pages to know.
    expect((await help()).categories).toEqual([category('all'), category('here')]);
    expect((await ask('GET', '/v1/help?appKey=hk_nobody_here')).status).toBe(403);
  });

  test('never has from which ticket an article is, nor who wrote it', async () => {
    const { app, cleo, ask, appKey, members } = await withArticle();
    const by = { memberId: members.ada.memberId, name: 'Ada' };
    const made = await app.services.articles.make(content, { by, mayWriteIn: () => true }, 'ticket-7');
    if (!made || !('record' in made)) throw new Error('it was made');
    const { articleId } = made.record.draft;
    await cleo('POST', `${PATH}/${articleId}/publish`);
    const texts = await Promise.all(
      [`/v1/help?appKey=${appKey}`, `/v1/articles/${articleId}/1?appKey=${appKey}`].map(async (address) =>
        (await ask('GET', address)).text(),
      ),
    );
    expect(texts.join()).toContain(articleId);
    expect(texts.join()).not.toMatch(/ticket-7|Ada|Cleo/);
  });
});

describe('an article from a ticket', () => {
  test('is of a ticket that its author may read; once it is published the ticket says so, and never twice', async () => {
    const { manage, ada, cleo, ask, appKey, stores } = await withArticle();
    const asked = {
      ...{ appKey, visitorId: 'v1', ticketKey: randomUUID(), secret: randomBytes(32).toString('base64url') },
      ...{ title: 'Where is it?', text: 'I cannot find it.' },
      sentAt: Date.now(),
    };
    const sent = await ask('POST', '/v1/tickets', { 'content-type': 'application/json' }, JSON.stringify(asked));
    expect(sent.status).toBe(201);
    const { ticketId } = await sent.json();
    const draft = { ...content, fromTicketId: ticketId };
    // An author is no agent.
    expect((await ada('POST', PATH, draft)).status).toBe(404);
    expect((await manage('POST', PATH, { ...draft, fromTicketId: 'a'.repeat(32) })).status).toBe(404);
    const made = await manage('POST', PATH, draft);
    expect(made.status).toBe(201);
    const { articleId } = (await made.json()).article;
    const listed = await (await manage('GET', `${PATH}?ticket=${ticketId}`)).json();
    expect(listed.articles).toMatchObject([{ articleId, fromTicketId: ticketId }]);
    const told = async () =>
      (await stores.records.tickets.entries(ticketId)).flatMap(({ by, change }) =>
        change?.what === 'content' ? [[by.kind, change.state, change.title]] : [],
      );
    const { title } = content.variants.en;
    expect(await told()).toEqual([['member', 'begun', title]]);
    await cleo('POST', `${PATH}/${articleId}/publish`);
    const both = [
      ['member', 'begun', title],
      ['system', 'published', title],
    ];
    expect(await told()).toEqual(both);
    const { article } = await (await manage('GET', `${PATH}/${articleId}`)).json();
    await manage('PUT', `${PATH}/${articleId}`, { ...article, variants: { en: words('Again') } });
    await cleo('POST', `${PATH}/${articleId}/publish`);
    expect(await told()).toEqual(both);
  });
});

describe('apps', () => {
  test('an article of another app is not there; one of several is seen in each and changed by whoever may in all', async () => {
    const { ada, cleo, manage, app, article, path, code } = await withArticle();
    await app.services.apps.put('shop', { name: 'Shop' });
    const other = await (await manage('POST', '/api/apps/shop/articles', { ...content, appIds: ['shop'] })).json();
    expect((await ada('GET', `${PATH}/${other.article.articleId}`)).status).toBe(404);
    expect((await ada('PUT', `${PATH}/${other.article.articleId}`, other.article)).status).toBe(404);
    expect((await ada('GET', `/api/apps/shop/articles/${article.articleId}`)).status).toBe(404);
    const both = { ...article, appIds: ['demo', 'shop'] };
    expect(await code(ada('PUT', path, both))).toBe('invalid-article');
    expect((await manage('PUT', path, both)).status).toBe(200);
    expect((await ada('GET', path)).status).toBe(200);
    expect(await code(ada('PUT', path, article))).toBe('not-permitted');
    expect(await code(cleo('POST', `${path}/publish`))).toBe('not-permitted');
  });

  test('what a schema cannot say is refused too', async () => {
    const { ada } = await withArticle();
    const href = 'java\tscript:alert(1)';
    const blocks = [{ type: 'paragraph', content: [{ text: 'x', href }] }];
    const answer = await ada('POST', PATH, { ...content, locale: 'fr', variants: { en: { title: 'X', blocks } } });
    expect((await problemOf(answer)).errors).toEqual([
      { path: '/locale', message: 'must be one of the languages in "variants"' },
      {
        path: '/variants/en/blocks/0/content/0/href',
        message: 'must be http, https, mailto, tel or relative to the page',
      },
    ]);
  });
});
