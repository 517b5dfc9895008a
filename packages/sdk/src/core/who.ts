import { holdStorage } from './held.ts';
import { createPermit, type Permit } from './permit.ts';
import type { Platform } from './platform.ts';
import { createSession, type Session } from './session.ts';
import { createVisitor, type Visitor } from './visitor.ts';

export interface Who {
  permit: Permit;
  visitor: Visitor;
  session: Session;
  /** It is known whether the visitor may be known. Answers with the id that the visitor has had, if it has changed by it. */
  settle(may: boolean): string | undefined;
}

/** Who is here, as far as they let us know: before that is settled their ids are not written into the browser. */
export function createWho(platform: Platform, prefix: string, newId: () => string): Who {
  const { local, now } = platform;
  const permit = createPermit(local, prefix);
  const held = local && holdStorage(local, permit.may);
  const kept = held?.storage;
  const visitor = createVisitor(kept, prefix, newId);
  return {
    permit,
    visitor,
    session: createSession({ now, ...(kept && { local: kept }) }, prefix, newId),
    settle(may) {
      const replaced = visitor.permit(may);
      held?.settle(may);
      return replaced;
    },
  };
}
