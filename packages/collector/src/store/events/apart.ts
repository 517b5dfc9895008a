import type { TraitValue } from '@handrail/protocol';
import { inGroup, isOfClient } from './clients.ts';
import type { TimeWindow } from './event-store.ts';
import { inOrderOfPeople } from './order.ts';
import type { FeatureRow, FunnelRow, UsageQuestions, Who } from './usage-questions.ts';

/** Each group is a question of its own, so they are no more than somebody compares. */
const MOST_APART = 20;

type Apart = Pick<UsageQuestions, 'activeByTrait' | 'funnel' | 'featureUse'>;

/**
 * The same questions, which can also count apart by what something was done with: each group is answered as if it had been asked for
 * alone, as somebody may be in several.
 */
export function apartByClients<Q extends Apart>(questions: Q): Q {
  /** The groups of a window that most people were active in, each with what is asked of it. */
  async function groupsOf(appId: string, window: TimeWindow, by: string, who: Who | undefined) {
    const groups = await questions.activeByTrait(appId, window, by, who);
    return groups.slice(0, MOST_APART).map(({ value }) => ({ value, who: inGroup(who, by, value) }));
  }

  const funnel: Apart['funnel'] = async (appId, steps, asked) => {
    const { by, ...query } = asked;
    if (by === undefined || !isOfClient(by)) return questions.funnel(appId, steps, asked);
    const rows: (FunnelRow & { value: TraitValue | null })[] = [];
    for (const { value, who } of await groupsOf(appId, query.window, by, query.who)) {
      for (const { people } of await questions.funnel(appId, steps, { ...query, who })) rows.push({ value, people });
    }
    const started = ({ people }: FunnelRow): number => people[0] ?? 0;
    return inOrderOfPeople(
      rows.filter((row) => started(row) > 0),
      started,
    );
  };

  const featureUse: Apart['featureUse'] = async (appId, uses, query) => {
    const { by, windows } = query;
    if (by === undefined || !isOfClient(by)) return questions.featureUse(appId, uses, query);
    const rows: FeatureRow[] = [];
    for (const [place, window] of windows.entries()) {
      for (const { value, who } of await groupsOf(appId, window, by, query.who)) {
        const found = await questions.featureUse(appId, uses, { windows: [window], who });
        rows.push(...found.map((row) => ({ ...row, window: place, value })));
      }
    }
    return rows;
  };

  return { ...questions, funnel, featureUse };
}
