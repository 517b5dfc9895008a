import type { Article } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import { findUnsafeAddresses } from '../guide-mistakes/unsafe-addresses.ts';

/** What a schema cannot say about an article, and what no visitor must meet. */
export function findArticleMistakes(article: Article, appIds: ReadonlySet<string>): Issue[] {
  return [
    ...(Object.hasOwn(article.variants, article.locale)
      ? []
      : [{ path: '/locale', message: 'must be one of the languages in "variants"' }]),
    ...article.appIds.flatMap((appId, at) =>
      appIds.has(appId) ? [] : [{ path: `/appIds/${at}`, message: 'must be the id of an app in which you may write' }],
    ),
    ...findUnsafeAddresses(article),
  ];
}
