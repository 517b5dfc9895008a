import type { Block } from '@handrail/protocol';

/** A reply that was not sent yet. */
export interface ReplyDraft {
  blocks: Block[];
  note: boolean;
  /** Made once for a draft: sent again after an answer was lost, it is the same entry. */
  entryKey: string;
  guideId?: string;
  articleId?: string;
  mentions?: string[];
}

interface Kept extends ReplyDraft {
  version: 1;
  at: number;
}

/** The parts of `localStorage` that are needed. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>;

const PREFIX = 'handrail.reply.';
/** What nobody came back to for so long is thrown away. */
const KEPT_MS = 30 * 86_400_000;

/** Drafts of replies on this device: they outlast a reload, each member's own. Where nothing can be kept, nothing is. */
export interface Drafts {
  read(ticketId: string): ReplyDraft | undefined;
  write(ticketId: string, draft: ReplyDraft): void;
  remove(ticketId: string): void;
}

export function createDrafts(shelf: () => Shelf, memberId: string, now: () => number): Drafts {
  const name = (ticketId: string) => `${PREFIX}${memberId}.${ticketId}`;
  const trying = <T>(run: (shelf: Shelf) => T): T | undefined => {
    try {
      return run(shelf());
    } catch {
      return undefined; // storage is forbidden or full: the draft lives as long as the page
    }
  };
  trying((kept) => throwOld(kept, now()));
  return {
    read: (ticketId) => trying((kept) => parse(kept.getItem(name(ticketId)), now())),
    write(ticketId, draft) {
      const kept: Kept = { version: 1, at: now(), ...draft };
      trying((on) => on.setItem(name(ticketId), JSON.stringify(kept)));
    },
    remove(ticketId) {
      trying((kept) => kept.removeItem(name(ticketId)));
    },
  };
}

/** What was kept, if it is ours and fits; anything else is as if it were not there. */
function parse(text: string | null, now: number): ReplyDraft | undefined {
  if (text === null) return undefined;
  const kept: unknown = JSON.parse(text);
  if (typeof kept !== 'object' || kept === null) return undefined;
  // Only looked at: each field that is used is checked.
  const { version, at, blocks, note, entryKey, guideId, articleId, mentions } = kept as Partial<Kept>;
  if (version !== 1 || typeof at !== 'number' || now - at > KEPT_MS) return undefined;
  if (!Array.isArray(blocks) || typeof note !== 'boolean' || typeof entryKey !== 'string') return undefined;
  const called = Array.isArray(mentions) ? mentions.filter((one) => typeof one === 'string') : [];
  return {
    ...{ blocks, note, entryKey },
    ...(typeof guideId === 'string' && { guideId }),
    ...(typeof articleId === 'string' && { articleId }),
    ...(called.length > 0 && { mentions: called }),
  };
}

function throwOld(shelf: Shelf, now: number): void {
  const names = Array.from({ length: shelf.length }, (_, index) => shelf.key(index));
  for (const one of names) {
    if (!one?.startsWith(PREFIX)) continue;
    let fits = false;
    try {
      fits = parse(shelf.getItem(one), now) !== undefined;
    } catch {
      fits = false; // not JSON
    }
    if (!fits) shelf.removeItem(one);
  }
}
