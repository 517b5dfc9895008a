import type { TraitValue } from '@handrail/protocol';
import { createSaved, isRecord } from './saved.ts';
import { isText } from './text.ts';

export interface Identity {
  /** 1 to 128 characters, the same on every device; the host's own id of the person. */
  visitorId: string;
  /** Facts for the conditions of guides. Those that the app declares are sent, the others stay in the page. */
  traits?: Readonly<Record<string, TraitValue>>;
  /** Who it is, signed by your server: a JWT. Sent with what speaks for the visitor, and kept nowhere. */
  token?: string;
  /** Version of your application, such as `4.2.0`: for the conditions of guides, and sent with events. */
  appVersion?: string;
}

/** What an identity means for what is known of the visitor: the same person, one who had no name before, or another. */
export type Change = 'same' | 'renamed' | 'another';

export interface Visitor {
  visitorId(): string;
  traits(): Readonly<Record<string, TraitValue>>;
  appVersion(): string | undefined;
  /** The signed name that the page has given us. */
  token(): string | undefined;
  /** Whether nobody has told us who it is. */
  isAnonymous(): boolean;
  /** Takes over an identity; answers with the id that it replaces, where that was without a name. */
  identify(identity: Identity): { change: Change; anonymousId?: string };
  /** Forgets who it was and begins as somebody new, without a name. */
  reset(): void;
  /** Whether those without a name may have an id. Answers with the id that this one has had, if it has changed. */
  permit(may: boolean): string | undefined;
}

interface Known {
  id: string;
  anonymous: boolean;
}

const isKnown = (value: unknown): value is Known =>
  isRecord(value) && isVisitorId(value.id) && typeof value.anonymous === 'boolean';

/** The id of all who have no name and may have none of ours. It is never sent. */
const NOBODY = 'nobody';

export const isVisitorId = (value: unknown): value is string => isText(value, 128);

/**
 * Who is here. The id is remembered over page loads, so that events before `identify` belong to the same person. `ofPage` is the
 * version of the application, until `identify` says another.
 */
export function createVisitor(
  storage: Storage | undefined,
  prefix: string,
  newId: () => string,
  ofPage?: string,
): Visitor {
  const saved = createSaved(storage, `${prefix}visitor`, isKnown);
  let mayBegin = true;
  let known = saved.read() ?? begin();
  let traits: Readonly<Record<string, TraitValue>> = {};
  let appVersion = ofPage;
  let token: string | undefined;

  function begin(): Known {
    const fresh = { id: mayBegin ? newId() : NOBODY, anonymous: true };
    saved.write(fresh);
    return fresh;
  }

  return {
    visitorId: () => known.id,
    traits: () => traits,
    appVersion: () => appVersion,
    token: () => token,
    isAnonymous: () => known.anonymous,
    identify(identity) {
      traits = identity.traits ?? {};
      appVersion = identity.appVersion ?? appVersion;
      token = identity.token;
      if (identity.visitorId === known.id) return { change: 'same' };
      const before = known;
      known = { id: identity.visitorId, anonymous: false };
      saved.write(known);
      return before.anonymous ? { change: 'renamed', anonymousId: before.id } : { change: 'another' };
    },
    reset() {
      traits = {};
      token = undefined;
      known = begin();
    },
    permit(may) {
      mayBegin = may;
      const { id, anonymous } = known;
      if (!anonymous || may !== (id === NOBODY)) return undefined;
      known = begin();
      return id;
    },
  };
}
