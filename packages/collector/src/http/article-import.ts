import { articleImportSchema, importedSchema, problemSchema } from '@handrail/protocol/schema';
import { importArticle } from '../services/articles/import/index.ts';
import { ARTICLES, noArticle } from './articles.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json } from './problem.ts';
import { bodyRoute, type Route } from './route.ts';

/** A text of elsewhere as blocks. Nothing is kept: whoever asked puts them into a draft. */
export function articleImportRoute(): Route {
  return bodyRoute(
    {
      ...{ method: 'POST', path: `${ARTICLES}/import`, permission: 'article.write' },
      summary: 'Turns Markdown or HTML into blocks, and says what was left out. It changes nothing.',
      body: { ...MANAGEMENT_BODY, schema: articleImportSchema, code: 'invalid-import' },
      answers: {
        200: { description: 'The blocks', schema: importedSchema },
        404: noArticle,
        422: { description: 'It is not text of one of these formats', schema: problemSchema },
      },
    },
    async (_, asked) => Promise.resolve(json(200, importArticle(asked))),
  );
}
