import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import type { Sendables } from './compose-tools.tsx';

const POLL_MS = 300_000;

/** The guides and articles that visitors of an app have. */
export function useSendables(appId: string): Sendables {
  const { api } = useServices();
  const guides = useLive(`guides ${appId}`, () => api.guides(appId), POLL_MS);
  const articles = useLive(`articles ${appId}`, () => api.articles(appId), POLL_MS);
  return {
    guide: (guides.value?.guides ?? [])
      .filter(({ version }) => version !== null)
      .map(({ guideId, title }) => ({ id: guideId, title })),
    article: (articles.value?.articles ?? [])
      .filter(({ version }) => version !== null)
      .map(({ articleId, title }) => ({ id: articleId, title })),
  };
}
