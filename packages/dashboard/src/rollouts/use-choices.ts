import type { Feature, GuideRow } from '@handrail/protocol';
import type { Answer } from '../api.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';

const POLL_MS = 300_000;
const NOTHING: readonly never[] = [];

/** All of some apps; what an app does not tell is left out. */
async function ofAll<T>(
  appIds: readonly string[],
  ask: (appId: string) => Promise<Answer<T[]>>,
): Promise<Answer<{ all: (T & { appId: string })[] }>> {
  const answers = await Promise.all(appIds.map(async (appId) => ({ appId, answer: await ask(appId) })));
  return {
    value: {
      all: answers.flatMap(({ appId, answer }) =>
        'value' in answer ? answer.value.map((one) => ({ ...one, appId })) : [],
      ),
    },
  };
}

/** The guides of some apps that may be chosen. */
export function useGuides(appIds: readonly string[]): readonly (GuideRow & { appId: string })[] {
  const { api } = useServices();
  const load = () =>
    ofAll(appIds, async (appId) => {
      const answer = await api.guides(appId);
      return 'value' in answer ? { value: answer.value.guides } : answer;
    });
  return useLive(`guides of ${appIds.join(' ')}`, load, POLL_MS).value?.all ?? NOTHING;
}

/** The features of some apps that may be chosen. */
export function useFeatures(appIds: readonly string[]): readonly (Feature & { appId: string })[] {
  const { api } = useServices();
  const load = () =>
    ofAll(appIds, async (appId) => {
      const answer = await api.featureNames(appId);
      return 'value' in answer ? { value: answer.value.features } : answer;
    });
  return useLive(`features of ${appIds.join(' ')}`, load, POLL_MS).value?.all ?? NOTHING;
}
