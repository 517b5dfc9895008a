import Type from 'typebox';
import type { Article, ArticleDraft, ArticleRow } from '@handrail/protocol';
import {
  articleDraftSchema,
  articleRowSchema,
  articleSchema,
  articleVersionSchema,
  newArticleSchema,
  problemSchema,
} from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { hasNewerDraft, stateOf } from '../services/publishing/draft-state.ts';
import { judge, type AppRight } from '../services/rights.ts';
import type { ArticleRecord } from '../store/records/article-records.ts';
import { changed, draftChanged, personOf } from './guides.ts';
import { readRevision, unreadableRevision } from './if-match.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, notValid, problem } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

export const ARTICLES = '/api/apps/:appId/articles';
export const ARTICLE = `${ARTICLES}/:articleId`;
export const noArticle = { description: 'There is no such app or article', schema: problemSchema };
export const elsewhere = { description: 'It is in apps in which this may not be done', schema: problemSchema };
const listSchema = Type.Object({ articles: Type.Array(articleRowSchema) });
const savedSchema = Type.Object({ article: articleSchema, revision: Type.Integer({ minimum: 1 }) });

/** An article may be in several apps: it is seen in each of them, and changed by whoever may do so in all. */
export function articleRoutes(services: Services): Route[] {
  return [...readRoutes(services), ...saveRoutes(services)];
}

function readRoutes({ apps, articles }: Services): Route[] {
  return [
    route(
      {
        ...{ method: 'GET', path: ARTICLES, permission: 'article.read' },
        summary: 'The articles of an app, the one changed last first.',
        query: { ticket: 'only those that were written for this ticket' },
        answers: { 200: { description: 'The articles', schema: listSchema }, 404: noArticle },
      },
      async ({ params: { appId = '' }, query }) => {
        if ((await apps.find(appId)) === undefined) return notFound('app with this id');
        const ticketId = query.get('ticket');
        const found = ticketId === null ? await articles.list(appId) : await articles.ofTicket(appId, ticketId);
        return json(200, { articles: found.map(toRow) });
      },
    ),
    route(
      {
        ...{ method: 'GET', path: ARTICLE, permission: 'article.read' },
        summary: 'The draft of an article with how far it is, and its versions, newest first.',
        answers: { 200: { description: 'The article', schema: articleDraftSchema }, 404: noArticle },
      },
      async ({ params: { appId = '', articleId = '' } }) => {
        const found = await articles.find(appId, articleId);
        if (found === undefined) return notFound('article with this id');
        const shown: ArticleDraft = {
          ...{ article: found.draft, ...about(found), reviews: found.desk.reviews },
          versions: await articles.versions(articleId),
        };
        return json(200, shown, { etag: `"${found.revision}"` });
      },
    ),
    route(
      {
        ...{ method: 'GET', path: `${ARTICLE}/versions/:version`, permission: 'article.read' },
        summary: 'A version of an article as it was published.',
        answers: { 200: { description: 'The version', schema: articleVersionSchema }, 404: noArticle },
      },
      async ({ params: { appId = '', articleId = '', version = '' } }) => {
        const number = /^[1-9]\d{0,8}$/.test(version) ? Number(version) : 0;
        const found = await articles.version(appId, articleId, number);
        return found === undefined ? notFound('version of such an article') : json(200, found);
      },
    ),
  ];
}

function saveRoutes({ apps, articles, audit }: Services): Route[] {
  const invalid = { description: 'The article is not valid', schema: problemSchema };
  const saved = { description: 'The draft as saved', schema: savedSchema };
  const body = { ...MANAGEMENT_BODY, code: 'invalid-article' as const };

  /** Whether it is a ticket of this app that the caller may read. */
  async function seesTicket({ caller, params: { appId } }: Call, ticketId: string): Promise<boolean> {
    if (judge(caller, 'ticket.read', appId) !== 'yes') return false;
    return appId !== undefined && articles.isTicketOf(appId, ticketId);
  }

  async function answer(call: Call, done: Awaited<ReturnType<typeof articles.save>>, status: number) {
    if (done === undefined) return notFound('article with this id');
    if ('stale' in done) return changed(done.stale);
    if ('issues' in done) return notValid('invalid-article', 'The article', done.issues);
    const { draft: article, revision } = done.record;
    const after = { title: article.variants[article.locale]?.title, revision };
    await audit.note(call, 'article.saved', { appId: call.params['appId'] ?? '', target: article.articleId, after });
    return json(status, { article, revision }, { etag: `"${revision}"` });
  }

  return [
    bodyRoute(
      {
        ...{ method: 'POST', path: ARTICLES, permission: 'article.write' },
        summary: 'Makes a draft of an article.',
        body: { ...body, schema: newArticleSchema },
        answers: { 201: saved, 404: noArticle, 422: invalid },
      },
      async (call, { fromTicketId, ...content }) => {
        const { appId = '' } = call.params;
        if ((await apps.find(appId)) === undefined) return notFound('app with this id');
        if (fromTicketId !== undefined && !(await seesTicket(call, fromTicketId)))
          return notFound('ticket with this id');
        return answer(call, await articles.make(content, writerOf(call), fromTicketId), 201);
      },
    ),
    bodyRoute(
      {
        ...{ method: 'PUT', path: ARTICLE, permission: 'article.write' },
        summary: 'Replaces the draft of an article; with If-Match, only that revision.',
        body: { ...body, schema: articleSchema },
        answers: { 200: saved, 403: elsewhere, 404: noArticle, 412: draftChanged, 422: invalid },
      },
      async (call, article: Article) => {
        const { appId = '', articleId = '' } = call.params;
        if (article.articleId !== articleId) {
          return problem(422, 'other-id', 'The articleId in the body is not the one in the address.');
        }
        const seen = readRevision(call.request);
        if (seen === 'unreadable') return unreadableRevision('article');
        const before = await articles.find(appId, articleId);
        const refused = before && refuseElsewhere(call, 'article.write', before);
        if (refused !== undefined) return refused;
        return answer(call, await articles.save(appId, article, writerOf(call), seen), 200);
      },
    ),
  ];
}

export const writerOf = ({ caller }: Call) => ({
  by: personOf(caller),
  mayWriteIn: (appId: string) => judge(caller, 'article.write', appId) === 'yes',
});

/** The answer to whoever has the right in this app and not in all apps that the article is in. */
export function refuseElsewhere({ caller }: Call, right: AppRight, { appIds }: ArticleRecord): Response | undefined {
  if (appIds.every((appId) => judge(caller, right, appId) === 'yes')) return undefined;
  return problem(403, 'not-permitted', `The article is in other apps too, in which this needs the right "${right}".`);
}

function about(record: ArticleRecord) {
  const { revision, updatedAt, updatedBy, desk, published } = record;
  return {
    ...{ revision, updatedAt, updatedBy, state: stateOf(record), edited: hasNewerDraft(record) },
    ...{ version: published?.version ?? null, publishedAt: published?.publishedAt ?? null },
    ...(desk.fromTicketId !== undefined && { fromTicketId: desk.fromTicketId }),
  };
}

function toRow(record: ArticleRecord): ArticleRow {
  const { articleId, appIds, variants, locale } = record.draft;
  const { title = '', summary } = variants[locale] ?? {};
  return {
    ...{ articleId, appIds, title, ...(summary && { summary }), locales: Object.keys(variants) },
    ...about(record),
  };
}
