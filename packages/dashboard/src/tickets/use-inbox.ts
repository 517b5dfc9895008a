import type { Inbox } from '@handrail/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Stop } from '../clock.ts';
import { useServices } from '../services.ts';
import { useLive, type LiveView } from '../use-live.ts';
import { writeFilter, type TicketFilter } from './filter.ts';
import type { StreamListener } from './stream.ts';

/** Where changes are not told, they are asked for this often. */
const POLL_MS = 20_000;
/** Changes often come several at a time. */
const GATHER_MS = 400;

/** Whether changes are told at once; `onTold` is called, once for several, when something changed or may have. */
export function useTold(concerns: (ticketId: string) => boolean, onTold: () => void, more: StreamListener = {}) {
  const { stream, clock } = useServices();
  const [isLive, setLive] = useState(false);
  const now = useRef({ concerns, onTold, more });
  now.current = { concerns, onTold, more };
  useEffect(() => {
    let cancel: Stop | undefined;
    const gather = () => {
      cancel ??= clock.after(GATHER_MS, () => {
        cancel = undefined;
        now.current.onTold();
      });
    };
    const stop = stream.hear({
      onTicket: ({ ticketId }) => now.current.concerns(ticketId) && gather(),
      onPresent: (present) => now.current.more.onPresent?.(present),
      onLive: (next) => {
        setLive(next);
        // What happened while nobody listened is not told again.
        if (next) gather();
      },
    });
    return () => {
      cancel?.();
      stop();
    };
  }, [stream, clock]);
  return isLive;
}

export interface InboxView extends LiveView<Inbox> {
  isLive: boolean;
  /** The counts of the queues, as far as they were told. */
  counts: Inbox['counts'];
}

/** One page of the inbox, kept as fresh as the collector tells. */
export function useInbox(filter: TicketFilter, after: string | undefined): InboxView {
  const { api } = useServices();
  const view = useLive(`${writeFilter(filter)} ${after ?? ''}`, () => api.inbox(filter, after), POLL_MS);
  const isLive = useTold(() => true, view.again);
  // Pages after the first come without counts; those of the first stay.
  const counts = useRef<Inbox['counts']>(undefined);
  counts.current = view.value?.counts ?? counts.current;
  return { ...view, isLive, counts: counts.current };
}
