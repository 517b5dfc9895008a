import type { Ticket, TicketPatch } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { locale } from '../language.ts';
import { formatMoment } from '../format.ts';
import { Choice, Field } from '../parts/form.tsx';
import { ticketHref } from '../route.ts';
import { clockViews } from './clocks.ts';
import { appName, categoryOf, inLocale, useDesk, type Desk } from './desk.ts';
import { clockWords } from './marks.tsx';
import { ticketMessages } from '../words.ts';

const words = ticketMessages.facts;

interface FactsProps {
  ticket: Ticket;
  now: number;
  mayWrite: boolean;
  busy: boolean;
  onChange: (patch: TicketPatch) => void;
  onUnlink: (ticketId: string) => void;
}

const NONE = '';

/** Names by id, with the one that is set though it is not on offer any more. */
function optionsOf(rows: readonly (readonly [string, string])[], set: string | null, setName?: string) {
  const options: Record<string, string> = Object.fromEntries(rows);
  if (set !== null && !Object.hasOwn(options, set)) options[set] = setName ?? set;
  return options;
}

function optionsFor({ settings, agents }: Desk, ticket: Ticket) {
  const fits = ({ appIds }: { appIds?: string[] }) => appIds?.includes(ticket.appId) ?? true;
  return {
    team: optionsOf(
      (settings?.teams ?? []).map(({ teamId, name, level }) => [teamId, `${name} (${ticketMessages.levels[level]})`]),
      ticket.teamId,
    ),
    assignee: optionsOf(
      agents.map(({ memberId, name }) => [memberId, name]),
      ticket.assignee?.memberId ?? null,
      ticket.assignee?.name,
    ),
    category: optionsOf(
      (settings?.categories ?? []).filter(fits).map(({ categoryId, name }) => [categoryId, inLocale(name, locale)]),
      ticket.categoryId,
    ),
  };
}

/** What a ticket is set to, what was promised, and who asks. */
export function Facts(props: FactsProps) {
  const { ticket, mayWrite, onChange } = props;
  const desk = useDesk();
  const { team, assignee, category } = optionsFor(desk, ticket);
  const orNull = (value: string) => (value === NONE ? null : value);
  const me = desk.present.member?.memberId;
  return (
    <section class="card facts" aria-label={words.title}>
      <h2>{words.title}</h2>
      <fieldset disabled={!mayWrite || props.busy}>
        <legend class="unseen">{words.title}</legend>
        <Choice
          label={words.state}
          value={ticket.state}
          options={ticketMessages.states}
          onValue={(state) => onChange({ state })}
        />
        <Choice
          label={words.priority}
          value={ticket.priority}
          options={ticketMessages.priorities}
          onValue={(priority) => onChange({ priority })}
        />
        <Choice
          label={words.assignee}
          value={ticket.assignee?.memberId ?? NONE}
          options={{ [NONE]: words.nobody, ...assignee }}
          onValue={(value) => onChange({ assigneeId: orNull(value) })}
        />
        {me !== undefined && ticket.assignee?.memberId !== me && (
          <button type="button" class="button small" onClick={() => onChange({ assigneeId: me })}>
            {words.mine}
          </button>
        )}
        <Choice
          label={words.team}
          value={ticket.teamId ?? NONE}
          options={{ [NONE]: words.none, ...team }}
          onValue={(value) => onChange({ teamId: orNull(value) })}
        />
        <Choice
          label={words.category}
          value={ticket.categoryId ?? NONE}
          options={{ [NONE]: words.none, ...category }}
          onValue={(value) => onChange({ categoryId: orNull(value) })}
        />
        <Tags key={ticket.tags.join()} tags={ticket.tags} onTags={(tags) => onChange({ tags })} />
      </fieldset>
      <dl class="fact-list">
        <dt>{words.level}</dt>
        <dd>{ticketMessages.levels[ticket.level]}</dd>
        <dt>{words.app}</dt>
        <dd>
          <bdi>{appName(desk, ticket.appId)}</bdi>
        </dd>
        <dt>{words.created}</dt>
        <dd>{formatMoment(ticket.createdAt)}</dd>
      </dl>
      <Promises {...props} />
      <Links {...props} />
    </section>
  );
}

function Tags({ tags, onTags }: { tags: readonly string[]; onTags: (tags: string[]) => void }) {
  const before = tags.join(', ');
  const [typed, setTyped] = useState(before);
  const read = [...new Set(typed.split(',').map((tag) => tag.trim()))].filter((tag) => tag !== '');
  return (
    <>
      <Field label={words.tags} note={words.tagsNote} value={typed} onValue={setTyped} />
      {read.join(', ') !== before && (
        <button type="button" class="button small" onClick={() => onTags(read)}>
          {words.saveTags}
        </button>
      )}
    </>
  );
}

function Promises({ ticket, now }: FactsProps) {
  const views = clockViews(ticket.clocks, now);
  return (
    <>
      <h3>{words.promises}</h3>
      {views.length === 0 && <p class="muted">{words.noPromises}</p>}
      <dl class="fact-list">
        {views.map((view) => {
          const dueAt = ticket.clocks[view.clock]?.dueAt;
          return (
            <div key={view.clock}>
              <dt>{ticketMessages.clocks[view.clock]}</dt>
              <dd>
                <span class={`promise ${view.urgency}`}>{clockWords(view)}</span>
                {dueAt !== undefined && <small class="muted">{formatMoment(dueAt)}</small>}
              </dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

function Links({ ticket, mayWrite, onUnlink }: FactsProps) {
  if (ticket.links.length === 0) return null;
  return (
    <>
      <h3>{words.links}</h3>
      <ul class="plain-list">
        {ticket.links.map(({ kind, ticketId, number }) => (
          <li key={`${kind} ${ticketId}`}>
            <span>
              {ticketMessages.changes.links[kind]}{' '}
              <a href={ticketHref(ticketId)}>{ticketMessages.ticket.number(number)}</a>
            </span>
            {mayWrite && (kind === 'problem' || kind === 'incident' || kind === 'related') && (
              <button
                type="button"
                class="button small"
                aria-label={words.unlink(number)}
                onClick={() => onUnlink(ticketId)}
              >
                {words.remove}
              </button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

/** Who asks, and what they answered to the questions of the category. */
export function Asker({ ticket }: { ticket: Ticket }) {
  const desk = useDesk();
  const { requester, fields } = ticket;
  const asked = categoryOf(desk, ticket.categoryId)?.fields ?? [];
  const labelOf = (fieldId: string) => {
    const field = asked.find((one) => one.fieldId === fieldId);
    return field ? inLocale(field.label, locale) : fieldId;
  };
  const optionOf = (fieldId: string, value: string) => {
    const option = asked.find((one) => one.fieldId === fieldId)?.options?.find(({ optionId }) => optionId === value);
    return option ? inLocale(option.label, locale) : value;
  };
  return (
    <section class="card" aria-label={words.requester}>
      <h2>{words.requester}</h2>
      <dl class="fact-list">
        <dt>{words.name}</dt>
        <dd>
          <bdi>{requester.name ?? ticketMessages.list.unknown}</bdi>
          <small class="muted">{requester.verified ? words.verified : words.unverified}</small>
        </dd>
        {requester.email !== undefined && (
          <>
            <dt>{words.email}</dt>
            <dd>
              <bdi>{requester.email}</bdi>
            </dd>
          </>
        )}
        <dt>{words.visitorId}</dt>
        <dd class="fact">{requester.visitorId}</dd>
        {Object.entries(fields).map(([fieldId, value]) => (
          <div key={fieldId}>
            <dt dir="auto">{labelOf(fieldId)}</dt>
            <dd dir="auto">
              {(Array.isArray(value) ? value : [value]).map((one) => optionOf(fieldId, one)).join(', ')}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
