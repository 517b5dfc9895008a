import type { Ticket, TicketEntry } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import type { Answer } from '../api.ts';
import { useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { mayIn, useDesk } from './desk.ts';
import { EscalateForm, LinkForm, MergeForm, SolveForm, SplitForm, type Solved } from './act-forms.tsx';
import { ticketMessages } from '../words.ts';

const words = ticketMessages.act;

export type Act = 'escalate' | 'solve' | 'merge' | 'link' | 'split';

interface ActsProps {
  ticket: Ticket;
  entries: readonly TicketEntry[];
  open: Act | undefined;
  onOpen: (act: Act | undefined) => void;
  onDone: () => void;
}

const FORMS = { escalate: EscalateForm, solve: SolveForm, merge: MergeForm, link: LinkForm, split: SplitForm };

/** What is done with a ticket as a whole. */
export function Acts({ ticket, entries, open, onOpen, onDone }: ActsProps) {
  const { api } = useServices();
  const desk = useDesk();
  const doing = useDoing();
  const [solved, setSolved] = useState<Solved | undefined>(undefined);
  const Form = open && FORMS[open];
  const mayJoin = mayIn(desk, ticket.appId, 'ticket.manage');
  const isOver = ticket.state === 'solved' || ticket.state === 'closed';
  const act = async (ask: () => Promise<Answer<unknown>>) => {
    if (await doing.run(ask)) onDone();
  };
  const button = (name: Act, strong = false) => (
    <button type="button" class={strong ? 'button strong' : 'button'} onClick={() => onOpen(name)}>
      {words[name]}
    </button>
  );
  return (
    <div class="acts" role="group" aria-label={words.label}>
      {!isOver && button('solve', true)}
      {button('escalate')}
      <details class="more-acts">
        <summary class="button">{words.more}</summary>
        <div class="card">
          {mayJoin && button('merge')}
          {button('link')}
          {mayJoin && button('split')}
          <button
            type="button"
            class="button"
            disabled={doing.busy}
            onClick={() => void act(() => api.markSpam(ticket.ticketId, !ticket.spam))}
          >
            {ticket.spam ? ticketMessages.ticket.noSpam : words.spam}
          </button>
        </div>
      </details>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      {solved && (
        <p role="status" class="lesson">
          {words.draftMade[solved.kind]}{' '}
          <a class="button small" href={solved.href}>
            {words.openDraft}
          </a>
        </p>
      )}
      {Form && (
        <Form
          {...{ ticket, entries }}
          onClose={() => onOpen(undefined)}
          onSolved={setSolved}
          onDone={() => {
            onOpen(undefined);
            onDone();
          }}
        />
      )}
    </div>
  );
}
