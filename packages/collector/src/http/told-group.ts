import type { Who } from '@handrail/protocol';
import { SMALLEST_GROUP } from '@handrail/protocol/figures';
import type { Metrics } from '../metrics/index.ts';
import { isTold, tellGroups } from '../metrics/small-group.ts';
import type { Asked } from './metric-question.ts';
import { problem } from './problem.ts';
import { readWho } from './usage-query.ts';

/** Asks of the people whom the address names; of fewer than five nothing is told. */
export const ofGroup =
  (metrics: Metrics) =>
  (ask: (asked: Asked, who: Who) => Promise<object | undefined>) =>
  async (asked: Asked): Promise<object | undefined> => {
    const who = readWho(asked.call.query);
    if (who instanceof Response) return who;
    return (await refuseSmall(metrics, asked, who)) ?? ask(asked, who);
  };

/** The refusal, where they are too few. */
export async function refuseSmall(
  metrics: Metrics,
  { appId, range }: Pick<Asked, 'appId' | 'range'>,
  who: Who,
): Promise<Response | undefined> {
  if (Object.keys(who).length === 0 || isTold(await metrics.activePeople(appId, range, who))) return undefined;
  const detail = `Fewer than ${SMALLEST_GROUP} of these people were active on these days; of so few nothing is told.`;
  return problem(422, 'small-group', detail);
}

/** A report whose groups of fewer than five people are left out, and counted in their place. */
export function tellFew<G>(
  report: object,
  name: string,
  groups: readonly G[] | undefined,
  sizeOf: (group: G) => number,
): object {
  if (groups === undefined) return report;
  const { told, untold } = tellGroups(groups, sizeOf);
  return { ...report, [name]: told, ...(untold > 0 && { untold }) };
}
