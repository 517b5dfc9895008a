import { askReviewSchema, problemSchema, verdictSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import type { Asked } from '../services/publishing/publishing.ts';
import { stateOf } from '../services/publishing/draft-state.ts';
import type { AppRight } from '../services/rights.ts';
import type { ArticleRecord } from '../store/records/article-records.ts';
import { ARTICLE, elsewhere, noArticle, refuseElsewhere, writerOf } from './articles.ts';
import { restoreSchema } from './guide-desk.ts';
import { misfit, notDone, own, stateSchema } from './guide-workflow.ts';
import { changed, draftChanged, personOf } from './guides.ts';
import { readRevision, unreadableRevision } from './if-match.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound } from './problem.ts';
import { bodyRoute, route, type Call, type Route } from './route.ts';

const moved = { description: 'How far the article is now', schema: stateSchema };
const invalid = { description: 'The body is not valid', schema: problemSchema };
const answers = {
  200: moved,
  403: { ...own, description: `${own.description}, or ${elsewhere.description}` },
  404: noArticle,
  409: misfit,
  412: draftChanged,
  422: invalid,
};
const ACTIONS = {
  submit: 'article.review-asked',
  withdraw: 'article.review-withdrawn',
  approve: 'article.approved',
  'send-back': 'article.sent-back',
} as const;

/** From draft to visitor: reviews, publishing, the archive, going back to a version. */
export function articleWorkflowRoutes(services: Services): Route[] {
  return [...reviewRoutes(services), ...publishRoutes(services), restoreRoute(services)];
}

const withArticle =
  ({ articles }: Services, right: AppRight, act: (call: Call, record: ArticleRecord) => Promise<Response>) =>
  async (call: Call): Promise<Response> => {
    const { appId = '', articleId = '' } = call.params;
    const record = await articles.find(appId, articleId);
    if (record === undefined) return notFound('article with this id');
    return refuseElsewhere(call, right, record) ?? act(call, record);
  };

const answerOf = (record: ArticleRecord): Response =>
  json(200, { state: stateOf(record), revision: record.revision }, { etag: `"${record.revision}"` });

function reviewRoutes(services: Services): Route[] {
  const { articles, audit } = services;
  const body = { ...MANAGEMENT_BODY, code: 'invalid-review' as const };
  const move = (right: AppRight) => (call: Call, asked: Omit<Asked, 'by'>) =>
    withArticle(services, right, async ({ params: { appId = '', articleId = '' }, caller }) => {
      const done = await articles.review(articleId, { ...asked, by: personOf(caller) });
      if (done === undefined || !('record' in done)) return notDone(done, 'article');
      const after = { revision: done.record.revision, comment: asked.comment };
      await audit.note(call, ACTIONS[asked.move], { appId, target: articleId, after });
      return answerOf(done.record);
    })(call);
  return [
    bodyRoute(
      {
        ...{ method: 'POST', path: `${ARTICLE}/review`, permission: 'article.write', answers },
        summary: 'Asks for a review of the draft as it is (submit), or takes that back (withdraw).',
        body: { ...body, schema: askReviewSchema },
      },
      move('article.write'),
    ),
    bodyRoute(
      {
        ...{ method: 'POST', path: `${ARTICLE}/verdict`, permission: 'article.publish', answers },
        summary:
          'Approves the draft that was seen, or sends it back. Nobody approves what they have written themselves.',
        body: { ...body, schema: verdictSchema },
      },
      move('article.publish'),
    ),
  ];
}

function publishRoutes(services: Services): Route[] {
  const { articles, audit } = services;
  const archive = (isArchived: boolean) => async (call: Call, before: ArticleRecord) => {
    const { appId = '', articleId = '' } = call.params;
    // What visitors have is taken from them by whoever may give it to them.
    const refused = isArchived && before.published ? refuseElsewhere(call, 'article.publish', before) : undefined;
    if (refused !== undefined) return refused;
    const record = await articles.archive(articleId, isArchived ? personOf(call.caller) : undefined);
    if (record === undefined) return notFound('article with this id');
    await audit.note(call, isArchived ? 'article.archived' : 'article.unarchived', { appId, target: articleId });
    return answerOf(record);
  };
  const path = `${ARTICLE}/archive`;
  const permission = 'article.write' as const;
  return [
    route(
      {
        ...{ method: 'POST', path: `${ARTICLE}/publish`, permission: 'article.publish', answers },
        summary:
          'Shows the draft to visitors: an approved one, or one of others, which this approves. With If-Match, only that revision.',
      },
      withArticle(services, 'article.publish', async (call) => {
        const { appId = '', articleId = '' } = call.params;
        const seen = readRevision(call.request);
        if (seen === 'unreadable') return unreadableRevision('article');
        const done = await articles.publish(articleId, { by: personOf(call.caller), revision: seen });
        if (done === undefined || !('record' in done)) return notDone(done, 'article');
        const after = { version: done.record.live };
        await audit.note(call, 'article.published', { appId, target: articleId, after });
        return answerOf(done.record);
      }),
    ),
    route(
      {
        ...{ method: 'POST', path, permission, answers },
        summary: 'Takes an article from visitors and into the archive.',
      },
      withArticle(services, permission, archive(true)),
    ),
    route(
      {
        ...{ method: 'DELETE', path, permission, answers },
        summary: 'Takes an article out of the archive, as a draft.',
      },
      withArticle(services, permission, archive(false)),
    ),
  ];
}

function restoreRoute(services: Services): Route {
  const { articles, audit } = services;
  return bodyRoute(
    {
      ...{ method: 'POST', path: `${ARTICLE}/restore`, permission: 'article.write', answers },
      summary: 'Makes a version of before the draft; visitors keep what they have.',
      body: { ...MANAGEMENT_BODY, schema: restoreSchema, code: 'invalid-body' },
    },
    (call, { version }) =>
      withArticle(services, 'article.write', async ({ params: { appId = '', articleId = '' } }) => {
        const done = await articles.restore(appId, articleId, version, writerOf(call));
        if (done !== undefined && 'stale' in done) return changed(done.stale);
        if (done === undefined || !('record' in done)) return notFound('version of such an article');
        await audit.note(call, 'article.restored', { appId, target: articleId, after: { version } });
        return answerOf(done.record);
      })(call),
  );
}
