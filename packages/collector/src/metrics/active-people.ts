import type { Range, Who } from '@handrail/protocol';
import type { Stores } from '../services/stores.ts';
import type { WindowOf } from './spans.ts';

/** How many people were active, each once; of those alone whom `who` describes. */
export type ActivePeople = (appId: string, range: Range, who?: Who) => Promise<number>;

export const activePeopleIn =
  ({ events }: Pick<Stores, 'events'>, window: WindowOf): ActivePeople =>
  async (appId, range, who) =>
    (await events.activePeople(appId, [window(range)], who))[0] ?? 0;
