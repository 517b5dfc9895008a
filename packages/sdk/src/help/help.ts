import type { HelpSettings } from '@handrail/protocol';
import { isRecord } from '../core/saved.ts';
import type { HelpContext } from './context.ts';
import { createDesk, type Desk } from './desk.ts';

/** One for each client in the page. */
const desks = new WeakMap<HelpContext, Desk>();

/** The app's settings have come, or help is asked for. */
export function tell(context: HelpContext, what: unknown): void {
  if (context.life.ended()) return;
  if (isRecord(what)) return deskOf(context).settle(what as HelpSettings); // as the collector has checked them
  const { log, recorder } = context;
  if (what !== 'help') return log.warn('there is nothing to open but help', what);
  const desk = deskOf(context);
  // Before the settings have come it is not known whether there is any.
  if (context.published() && !desk.isSettled() && !recorder.isHeard('help.opened'))
    log.warn('nothing on this page listens to help.opened, and the app has no help');
  desk.open();
}

function deskOf(context: HelpContext): Desk {
  const known = desks.get(context);
  if (known) return known;
  const desk = createDesk(context);
  desks.set(context, desk);
  context.life.add(desk.stop);
  return desk;
}
