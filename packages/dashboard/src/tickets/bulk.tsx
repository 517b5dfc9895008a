import type { TicketBulk, TicketRow } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Choice, Field, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { useDesk } from './desk.ts';
import { ticketMessages } from '../words.ts';

const words = ticketMessages.bulk;

interface BulkProps {
  picked: readonly TicketRow[];
  onNone: () => void;
  onDone: () => void;
}

/** Does the same with all that are selected, at once, and names those that could not be changed. */
export function Bulk({ picked, onNone, onDone }: BulkProps) {
  const { api } = useServices();
  const { settings, present } = useDesk();
  const doing = useDoing();
  const [tag, setTag] = useState('');
  const [said, setSaid] = useState<{ done: number; refused: number[] } | undefined>(undefined);
  async function change(what: TicketBulk['change']) {
    const ticketIds = picked.map(({ ticketId }) => ticketId);
    const answer = await doing.run(() => api.changeTickets({ ticketIds, change: what }));
    if (!answer) return;
    const numbers = new Map(picked.map(({ ticketId, number }) => [ticketId, number]));
    const failed = answer.value.done.filter(({ result }) => result === 'not-found' || result === 'refused');
    setSaid({
      done: answer.value.done.length - failed.length,
      refused: failed.flatMap(({ ticketId }) => numbers.get(ticketId) ?? []),
    });
    onDone();
  }
  const choose = { '': words.choose };
  const teams = Object.fromEntries((settings?.teams ?? []).map(({ teamId, name }) => [teamId, name]));
  const memberId = present.member?.memberId;
  // Only the options below can be chosen, and the first of them says nothing.
  const pick = (key: 'state' | 'priority' | 'teamId') => (value: string) =>
    value !== '' && void change({ [key]: value });
  return (
    <section class="bulk card" aria-label={words.label}>
      <div class="actions">
        <strong>{words.picked(picked.length)}</strong>
        <button type="button" class="button small quiet" onClick={onNone}>
          {words.clear}
        </button>
        {memberId !== undefined && (
          <button
            type="button"
            class="button small"
            disabled={doing.busy}
            onClick={() => void change({ assigneeId: memberId })}
          >
            {words.mine}
          </button>
        )}
        <Choice
          label={words.state}
          value=""
          options={{ ...choose, ...ticketMessages.states }}
          onValue={pick('state')}
        />
        <Choice
          label={words.priority}
          value=""
          options={{ ...choose, ...ticketMessages.priorities }}
          onValue={pick('priority')}
        />
        {Object.keys(teams).length > 0 && (
          <Choice label={words.team} value="" options={{ ...choose, ...teams }} onValue={pick('teamId')} />
        )}
        <Field label={words.tag} value={tag} onValue={setTag} />
        {tag.trim() !== '' && (
          <button
            type="button"
            class="button small"
            disabled={doing.busy}
            onClick={() => void change({ addTags: [tag.trim()] })}
          >
            {words.addTag}
          </button>
        )}
        <button
          type="button"
          class="button small"
          disabled={doing.busy}
          onClick={() => void change({ spam: !picked.every(({ spam }) => spam) })}
        >
          {picked.every(({ spam }) => spam) ? words.noSpam : words.spam}
        </button>
      </div>
      <div role="status">{said && said.done > 0 && words.done(said.done)}</div>
      <p class="fault" role="alert">
        {doing.fault ||
          (said && said.refused.length > 0 && words.refused(said.refused.map((one) => `#${one}`).join(', ')))}
      </p>
    </section>
  );
}
