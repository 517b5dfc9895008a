import { isRecord } from '../core/saved.ts';
import type { HelpContext } from './context.ts';
import { createDesk, type Desk } from './desk.ts';

/** One for each client in the page. */
const desks = new WeakMap<HelpContext, Desk>();

/** The app's settings have come, or help is asked for. */
export function tell(context: HelpContext, what: unknown): void {
  if (context.life.ended()) return;
  if (isRecord(what)) return deskOf(context).settle(what);
  if (what !== 'help') return context.log.warn('there is nothing to open but help', what);
  deskOf(context).open();
}

function deskOf(context: HelpContext): Desk {
  const known = desks.get(context);
  if (known) return known;
  const desk = createDesk(context);
  desks.set(context, desk);
  context.life.add(desk.stop);
  return desk;
}
