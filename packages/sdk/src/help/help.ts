import type { Event } from '@handrail/protocol';
import { isRecord } from '../core/saved.ts';
import type { HelpContext } from './context.ts';
import { createDesk, type Desk } from './desk.ts';

/** One for each client in the page. */
const desks = new WeakMap<HelpContext, Desk>();

/** The app's settings have come, or help is asked for; `before` is what has happened in this page until now. */
export function tell(context: HelpContext, what: unknown, before: readonly Event[]): void {
  if (context.life.ended()) return;
  const desk = deskOf(context, before);
  if (isRecord(what)) return desk.settle(what);
  if (what !== 'help') return context.log.warn('there is nothing to open but help', what);
  desk.open();
}

function deskOf(context: HelpContext, before: readonly Event[]): Desk {
  const known = desks.get(context);
  if (known) return known;
  const desk = createDesk(context, before);
  desks.set(context, desk);
  context.life.add(desk.stop);
  return desk;
}
