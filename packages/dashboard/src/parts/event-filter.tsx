import { useEffect, useState } from 'preact/hooks';
import { messages } from '../words.ts';
import type { EventFilter } from '../route.ts';

const words = messages.events;
const FIELDS = ['name', 'path', 'visitorId'] as const;

interface FilterFormProps {
  filter: EventFilter;
  choose: (filter: EventFilter) => void;
}

/** Which events to list. The choice stands in the address, so nothing happens before it is sent. */
export function FilterForm({ filter, choose }: FilterFormProps) {
  const [typed, setTyped] = useState<EventFilter>(filter);
  useEffect(() => setTyped(filter), [JSON.stringify(filter)]);
  return (
    <form
      class="filter card"
      aria-label={words.filter}
      onSubmit={(event) => {
        event.preventDefault();
        choose(typed);
      }}
    >
      {FIELDS.map((field) => (
        <label key={field}>
          <span>{words[field]}</span>
          <input
            value={typed[field] ?? ''}
            maxLength={500}
            spellcheck={false}
            title={field === 'path' ? words.pathHint : undefined}
            onInput={(event) => setTyped({ ...typed, [field]: event.currentTarget.value })}
          />
        </label>
      ))}
      <span class="actions">
        <button type="submit" class="button strong">
          {words.show}
        </button>
        {Object.keys(filter).length > 0 && (
          <button type="button" class="button" onClick={() => choose({})}>
            {words.all}
          </button>
        )}
      </span>
    </form>
  );
}
