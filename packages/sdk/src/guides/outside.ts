import { isSafeUrl } from '@handrail/protocol/links';
import { isInterrupting } from '@handrail/protocol/schedule';
import type { MakeOutside } from './stage.ts';

/** What a guide can have done outside itself, once a button asks for it. */
export const createOutside: MakeOutside = ({ find, log, openHelp, recorder, wish }, { entry }, end) => ({
  /** Where the other takes its place, this one has ended: an announcement has done what it was for. */
  start(guideId, mode) {
    const { kind } = entry;
    const next = find(guideId);
    if (next && isInterrupting(next) && isInterrupting(entry))
      end({ how: kind === 'announcement' ? 'completed' : 'dismissed' });
    wish({ guideId, mode, by: kind === 'checklist' ? 'checklist' : 'guide' });
  },
  open(url, newTab) {
    if (!isSafeUrl(url)) return log.warn('left an address that is not safe', url);
    if (newTab) window.open(url, '_blank', 'noopener');
    else location.assign(url);
  },
  help: openHelp,
  track: (name, props) => recorder.record({ name, ...(props && { props }) }),
});
