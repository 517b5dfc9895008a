import type { Props } from '@handrail/protocol';
import { isRecord } from './saved.ts';
import { isText } from './text.ts';

const MOST = 50;
const LONGEST = 1_024;

/** What of a host's object can travel with an event: up to 50 named strings (cut at 1,024), finite numbers, booleans, nulls. */
export function readProps(value: unknown): Props | undefined {
  if (!isRecord(value)) return undefined;
  const props: Props = {};
  let count = 0;
  for (const name of Object.keys(value)) {
    const one = value[name];
    const fits = one === null || typeof one === 'boolean' || typeof one === 'string' || Number.isFinite(one);
    if (!fits || !isText(name, 64) || count === MOST) continue;
    // `fits` has left only the kinds that a prop may have.
    props[name] = typeof one === 'string' ? one.slice(0, LONGEST) : (one as number | boolean | null);
    count += 1;
  }
  return props;
}

/** Names that the host may give: 1 to 100 characters; those of guides and steps are ours. */
export const isTrackName = (name: unknown): name is string => isText(name, 100) && !/^(guide|step)\./.test(name);
