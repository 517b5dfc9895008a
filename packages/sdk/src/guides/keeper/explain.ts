import { explainGuide as explain, type Reason } from '@handrail/protocol/explain';
import { english } from '@handrail/protocol/explain/en';
import { isHeldOut } from '@handrail/protocol/schedule';
import type { Explanation } from '../../core/client.ts';
import type { Core, View } from '../core.ts';
import { dueBy } from '../due.ts';

const no = (words: string): Reason => ({ holds: false, words });

/** Why a guide is due for this visitor, on this page, now; or, in words, everything that speaks against it. */
export function explainGuide(guideId: string, core: Core, view: View | undefined): Explanation {
  const is = (due: boolean, reasons: Reason[]): Explanation => ({ guideId, due, reasons });
  const entry = core.find(guideId);
  if (!core.published()) return is(false, [no('the published guides have not arrived yet')]);
  if (!entry) return is(false, [no(`no published guide is called “${guideId}”`)]);
  if (core.broken.has(entry)) return is(false, [no('the guide cannot be read, and is left out')]);
  if (core.active.get(guideId)?.run) return is(true, [{ holds: true, words: 'the guide is being shown' }]);
  if (!view) return is(false, [no('a part of Handrail could not be loaded')]);
  const { now, isElsewhere, isHistoryAwaited } = view;
  const wasOffered = core.wasOffered(entry);
  const moment = {
    ...{ now, wasOffered, isElsewhere, isHistoryAwaited },
    isHeldOut: isHeldOut(core.visitor.visitorId(), entry),
    other: core.interrupting()?.entry.guideId,
  };
  return is(!!dueBy(entry, now, wasOffered) && !isHistoryAwaited, explain(entry, moment, { texts: english }));
}
