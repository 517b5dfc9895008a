import { isInterrupting, judge, type Situation } from '@handrail/protocol/schedule';
import type { Core, How } from '../core.ts';
import { triggersOf } from '../due.ts';
import { isHere } from './is-here.ts';
import type { Entry } from '../read-manifest.ts';

/** Guides that lie beside the page, over page loads. */
export function createLying(core: Core): { go(now: Situation): void } {
  const { memory, active } = core;

  /** Goes on with what lies beside the page, and takes away what no longer belongs there. */
  function go(now: Situation): void {
    for (const one of [...active.values()])
      if (!core.published()?.guides.includes(one.entry) || !mayStay(one.entry, one.how, now)) core.leave(one);
    const lying = memory.lying.read() ?? {};
    for (const [guideId, how] of Object.entries(lying)) {
      const entry = core.find(guideId);
      if (!entry || active.has(guideId) || core.broken.has(entry)) continue;
      if (how.version === entry.version && mayStay(entry, how, now))
        core.bring(entry, { by: how.by, asked: how.asked }, false);
    }
  }

  /**
   * Whether a guide that lies beside the page may go on lying there: while it is for this visitor and page, and has not
   * been closed in another tab. One that interrupts stays until it ends.
   */
  function mayStay(entry: Entry, { by, asked }: Pick<How, 'by' | 'asked'>, now: Situation): boolean {
    if (asked || isInterrupting(entry)) return true;
    if (by === 'page' && !triggersOf(entry).some((trigger) => isHere(trigger, now.facts.page))) return false;
    const always = entry.frequency?.show === 'every' && { frequency: { show: 'always' as const } };
    return judge({ ...entry, ...always, trigger: { on: 'page' } }, now).due;
  }

  return { go };
}
