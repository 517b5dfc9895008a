import type { Visitor } from '../core/visitor.ts';
import type { HelpContext } from './context.ts';
import type { Shelf } from './shelf.ts';

/** Under which what is written in this browser belongs to the visitor: those without a name share it. */
export const ownerOf = (visitor: Visitor): string => (visitor.isAnonymous() ? '' : visitor.visitorId());

const STAND_IN = 'stand-in';

/**
 * The id with which tickets are sent and asked for. Who may have none of ours, since usage may not be noted, gets one for
 * tickets alone, made when the first is sent: asking for help is their own wish.
 */
export async function visitorIdOf({ visitor, permit, newId }: HelpContext, shelf: Shelf): Promise<string> {
  if (!visitor.isAnonymous() || permit.may()) return visitor.visitorId();
  const known = await shelf.get(STAND_IN);
  if (typeof known === 'string') return known;
  const made = newId();
  await shelf.write({ [STAND_IN]: made });
  return made;
}
