import type { TicketPatch } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import type { Answer } from '../api.ts';
import { wordsFor } from '../parts/notice.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { usePresence } from './presence.ts';
import { useTold } from './use-inbox.ts';

const POLL_MS = 20_000;
/** Somebody else was faster. */
const CONFLICT = 412;

/** One ticket as it is now, who else is at it, and what becomes of a change that came too late. */
export function useTicket(ticketId: string, memberId: string | undefined) {
  const { api, onSignedOut } = useServices();
  const view = useLive(`ticket ${ticketId}`, () => api.ticket(ticketId), POLL_MS);
  const presence = usePresence(ticketId, memberId);
  useTold((told) => told === ticketId, view.again, { onPresent: presence.hear });
  const [state, setState] = useState<{ busy: boolean; fault: string; late?: TicketPatch }>({ busy: false, fault: '' });

  /** Asks for something about the ticket as it is shown, and shows what came of it. */
  async function ask(run: () => Promise<Answer<unknown>>, patch?: TicketPatch): Promise<void> {
    setState({ busy: true, fault: '' });
    const answer = await run();
    if ('value' in answer) setState({ busy: false, fault: '' });
    else if (answer.failure.kind === 'signed-out') onSignedOut();
    else if (patch && answer.failure.kind === 'refused' && answer.failure.status === CONFLICT) {
      setState({ busy: false, fault: '', late: patch });
    } else setState({ busy: false, fault: wordsFor(answer.failure).text });
    view.again();
  }
  return {
    ...{ view, presence, ...state },
    ask,
    change(patch: TicketPatch) {
      const revision = view.value?.ticket.revision;
      if (revision !== undefined) void ask(() => api.changeTicket(ticketId, revision, patch), patch);
    },
    forget: () => setState({ busy: false, fault: '' }),
  };
}
