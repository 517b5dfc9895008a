import { useMemo, useRef, useState } from 'preact/hooks';
import { useServices } from '../services.ts';
import { createDrafts, type ReplyDraft } from './draft.ts';

const fresh = (note: boolean): ReplyDraft => ({ blocks: [], note, entryKey: crypto.randomUUID() });

const isEmpty = ({ blocks, guideId, articleId }: ReplyDraft): boolean =>
  blocks.length === 0 && guideId === undefined && articleId === undefined;

/** What is being written for a ticket: kept on this device with every letter, until it is sent or thrown away. */
export function useDraft(ticketId: string, memberId: string) {
  const { shelf, clock } = useServices();
  const drafts = useMemo(() => createDrafts(shelf, memberId, clock.now), [shelf, memberId]);
  const [draft, setDraft] = useState(() => drafts.read(ticketId) ?? fresh(false));
  // Several changes may come before the next drawing.
  const latest = useRef(draft);
  const keep = (next: ReplyDraft) => {
    latest.current = next;
    setDraft(next);
    if (isEmpty(next)) drafts.remove(ticketId);
    else drafts.write(ticketId, next);
  };
  return {
    draft,
    isEmpty: isEmpty(draft),
    change: (change: Partial<ReplyDraft>) => keep({ ...latest.current, ...change }),
    without(part: 'guideId' | 'articleId') {
      const rest = { ...latest.current };
      delete rest[part];
      keep(rest);
    },
    /** Sent, or thrown away: what comes next is another entry. */
    end: () => keep(fresh(latest.current.note)),
  };
}
