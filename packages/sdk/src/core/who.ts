import { holdStorage, type Held } from './held.ts';
import { createPermit, type Permit } from './permit.ts';
import type { Platform } from './platform.ts';
import { createSession, type Session } from './session.ts';
import { createVisitor, type Visitor } from './visitor.ts';

/** Who is here, as far as they let us know: before that is settled, their ids wait in this page, and then in this tab. */
export interface Who {
  permit: Permit;
  visitor: Visitor;
  session: Session;
  held: Held | undefined;
}

export function createWho(platform: Platform, prefix: string, newId: () => string, appVersion?: string): Who {
  const { local, session, now } = platform;
  const permit = createPermit(local, prefix);
  const held = local && holdStorage(local, session, permit.may);
  const kept = held && { local: held.storage };
  return {
    ...{ permit, held },
    visitor: createVisitor(kept?.local, prefix, newId, appVersion),
    session: createSession({ now, ...kept }, prefix, newId),
  };
}
