import type { Inbox, TicketView } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Field, useDoing } from '../parts/form.tsx';
import { serviceHref, ticketsHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useDesk } from './desk.ts';
import { FIRST_QUEUE, narrowedBy, queueOf, sameFilter, type TicketFilter } from './filter.ts';
import { ticketMessages } from '../words.ts';

const words = ticketMessages.list;
/** Counts end here, as the collector says. */
const MOST_COUNTED = 1_000;

// The keys of an object that names every queue.
const QUEUES = Object.keys(ticketMessages.queues) as (keyof typeof ticketMessages.queues)[];

function Count({ count }: { count: number | undefined }) {
  if (count === undefined) return null;
  return <span class="count">{count >= MOST_COUNTED ? words.atLeast(MOST_COUNTED) : count}</span>;
}

interface QueuesProps {
  filter: TicketFilter;
  counts: Inbox['counts'];
  views: readonly TicketView[] | undefined;
  onViews: () => void;
}

/** The queues with how much is in them, and the views that were saved. */
export function Queues({ filter, counts, views, onViews }: QueuesProps) {
  const { api } = useServices();
  const { present } = useDesk();
  const doing = useDoing();
  const here = filter['queue'] ?? FIRST_QUEUE;
  const viewed = views?.find(({ query }) => sameFilter(query, filter));
  return (
    <nav class="queues" aria-label={words.queues}>
      <ul>
        {QUEUES.map((queue) => (
          <li key={queue}>
            <a
              href={ticketsHref(queueOf(filter, queue))}
              aria-current={!viewed && queue === here ? 'page' : undefined}
              class={queue === 'at-risk' && counts?.[queue] ? 'pressing' : undefined}
            >
              <span>{ticketMessages.queues[queue]}</span> <Count count={counts?.[queue]} />
            </a>
          </li>
        ))}
      </ul>
      <h2>{words.views}</h2>
      {views?.length === 0 && <p class="muted">{words.noViews}</p>}
      <ul>
        {views?.map(({ viewId, name, query, shared, own }) => (
          <li key={viewId} class="view">
            <a href={ticketsHref(query)} aria-current={viewed?.viewId === viewId ? 'page' : undefined}>
              <bdi>{name}</bdi> {shared && <small class="muted">{words.shared}</small>}
            </a>
            {own && (
              <button
                type="button"
                class="button quiet small"
                aria-label={words.removeView(name)}
                onClick={() => void doing.run(() => api.removeView(viewId)).then((gone) => gone && onViews())}
              >
                ×
              </button>
            )}
          </li>
        ))}
      </ul>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      {present.rights.includes('support.manage') && (
        <a class="settings-link" href={serviceHref}>
          {words.settings}
        </a>
      )}
      {!viewed && (narrowedBy(filter) > 0 || filter['sort']) && <SaveView filter={filter} onSaved={onViews} />}
    </nav>
  );
}

function SaveView({ filter, onSaved }: { filter: TicketFilter; onSaved: () => void }) {
  const { api } = useServices();
  const doing = useDoing();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  async function save() {
    if (name.trim() === '') return;
    if (!(await doing.run(() => api.addView({ name: name.trim(), query: filter, shared })))) return;
    setName('');
    onSaved();
  }
  return (
    <details class="save-view">
      <summary>{words.saveView}</summary>
      <form
        class="form"
        aria-label={words.saveView}
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={words.viewName} required value={name} onValue={setName} />
        <label class="check">
          <input type="checkbox" checked={shared} onChange={({ currentTarget: { checked } }) => setShared(checked)} />
          <span>{words.shareView}</span>
        </label>
        <button type="submit" class="button" disabled={doing.busy}>
          {words.save}
        </button>
        <p class="fault" role="alert">
          {doing.fault}
        </p>
      </form>
    </details>
  );
}
