import { useEffect, useRef, useState } from 'preact/hooks';
import { locale } from '../language.ts';
import type { Stop } from '../clock.ts';
import { Choice } from '../parts/form.tsx';
import { ticketsHref } from '../route.ts';
import { useServices } from '../services.ts';
import { navigate } from '../use-route.ts';
import { categoryName, useDesk } from './desk.ts';
import { FIRST_SORT, narrowedBy, withValue, type TicketFilter } from './filter.ts';
import { ticketMessages } from '../words.ts';

const words = ticketMessages.list;
/** Somebody who types has not finished the word. */
const TYPING_MS = 250;

interface FiltersProps {
  filter: TicketFilter;
}

const goTo = (filter: TicketFilter) => navigate(ticketsHref(filter), 'replace');

/** Looks for words in tickets as they are typed. */
export function Search({ filter }: FiltersProps) {
  const { clock } = useServices();
  const said = filter['text'] ?? '';
  const [typed, setTyped] = useState(said);
  const waiting = useRef<Stop>(() => undefined);
  const latest = useRef(filter);
  latest.current = filter;
  useEffect(() => setTyped(said), [said]);
  useEffect(() => () => waiting.current(), []);
  const type = (text: string) => {
    setTyped(text);
    waiting.current();
    waiting.current = clock.after(TYPING_MS, () => goTo(withValue(latest.current, 'text', text.trim())));
  };
  return (
    <label class="inbox-search">
      <span class="unseen">{words.search}</span>
      <input
        type="search"
        value={typed}
        placeholder={words.searchHint}
        maxLength={200}
        onInput={({ currentTarget: { value } }) => type(value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          // The key means: away from here, with the words kept.
          event.preventDefault();
          event.currentTarget.blur();
        }}
      />
    </label>
  );
}

const { any, none, me } = words;
const withAny = <T extends object>(options: T) => ({ '': any, ...options });

/** What narrows a queue. Each choice stands in the address. */
export function Filters({ filter }: FiltersProps) {
  const desk = useDesk();
  const { apps, settings, agents, present } = desk;
  const value = (key: string) => filter[key] ?? '';
  const set = (key: string) => (next: string) => goTo(withValue(filter, key, next));
  const others = agents.filter(({ memberId }) => memberId !== present.member?.memberId);
  // A tag, or several values of one thing, came with an address or a saved view; they stay until they are taken away.
  const own = (key: string, options: Record<string, string>) =>
    value(key) === '' || Object.hasOwn(options, value(key)) ? options : { ...options, [value(key)]: value(key) };
  const rows: [key: string, label: string, options: Record<string, string>][] = [
    ['state', words.state, ticketMessages.states],
    ['level', words.level, ticketMessages.levels],
    ['priority', words.priority, ticketMessages.priorities],
    [
      'assignee',
      words.assignee,
      { me, none, ...Object.fromEntries(others.map(({ memberId, name }) => [memberId, name])) },
    ],
    [
      'team',
      words.team,
      { none: words.noTeam, ...Object.fromEntries((settings?.teams ?? []).map((one) => [one.teamId, one.name])) },
    ],
    ['app', words.app, Object.fromEntries(apps.map(({ appId, name }) => [appId, name]))],
    [
      'category',
      words.category,
      Object.fromEntries(
        (settings?.categories ?? []).map(({ categoryId }) => [categoryId, categoryName(desk, categoryId, locale)]),
      ),
    ],
    ['risk', words.risk, words.risks],
  ];
  const count = narrowedBy(withValue(filter, 'text', ''));
  return (
    <details class="inbox-filters" open={count > 0}>
      <summary>{words.filtersOf(count)}</summary>
      <div class="filters" role="group" aria-label={words.filters}>
        {rows.map(([key, label, options]) => (
          <Choice key={key} label={label} value={value(key)} options={withAny(own(key, options))} onValue={set(key)} />
        ))}
        <Tag value={value('tag')} onValue={set('tag')} />
        <Choice label={words.sort} value={filter['sort'] ?? FIRST_SORT} options={words.sorts} onValue={set('sort')} />
        {count > 0 && (
          <a class="button" href={ticketsHref(withValue({}, 'queue', value('queue')))}>
            {words.clear}
          </a>
        )}
      </div>
    </details>
  );
}

function Tag({ value, onValue }: { value: string; onValue: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [value]);
  return (
    <div class="field">
      <label>
        {words.tag}
        <input
          value={typed}
          maxLength={200}
          onInput={({ currentTarget }) => setTyped(currentTarget.value)}
          onChange={() => onValue(typed.trim())}
        />
      </label>
    </div>
  );
}
