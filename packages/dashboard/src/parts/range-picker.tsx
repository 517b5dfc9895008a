import { useId, useState } from 'preact/hooks';
import { messages } from '../words.ts';
import { FIRST_DAY, PRESETS, rangeFault, type Days, type RangeChoice } from '../range.ts';
import { withChoice, type Route } from '../route.ts';
import { navigate } from '../use-route.ts';

interface RangePickerProps {
  route: Route;
  choice: RangeChoice;
  /** What the choice means now. */
  days: Days;
  today: string;
}

/** Presets that roll with the calendar, and two days of one's own. The choice stands in the address. */
export function RangePicker({ route, choice, days, today }: RangePickerProps) {
  const id = useId();
  // A day being typed stays as it is in the field, however often the page is drawn anew, until it makes a range.
  const [typed, setTyped] = useState<Partial<Days>>({});
  const wanted = { ...days, ...typed };
  const fault = Object.keys(typed).length > 0 ? rangeFault(wanted) : undefined;

  function type(part: Partial<Days>) {
    const next = { ...typed, ...part };
    const range = { ...days, ...next };
    if (rangeFault(range) !== undefined) {
      setTyped(next);
      return;
    }
    setTyped({});
    navigate(withChoice(route, range));
  }

  return (
    <div class="range" role="group" aria-label={messages.range.label}>
      <ul class="presets">
        {PRESETS.map((last) => (
          <li key={last}>
            <a
              href={withChoice(route, { last })}
              aria-current={'last' in choice && choice.last === last ? 'true' : undefined}
              aria-label={messages.range.presetLong(last)}
              onClick={() => setTyped({})}
            >
              {messages.range.preset(last)}
            </a>
          </li>
        ))}
      </ul>
      <div class="own-days">
        {(['from', 'to'] as const).map((end) => (
          <label key={end}>
            <span>{messages.range[end]}</span>
            <input
              type="date"
              value={wanted[end]}
              min={FIRST_DAY}
              max={today}
              aria-invalid={fault !== undefined && end in typed ? 'true' : undefined}
              aria-describedby={fault === undefined ? undefined : `${id}-fault`}
              onInput={(event) => type({ [end]: event.currentTarget.value })}
            />
          </label>
        ))}
      </div>
      <p class="fault" id={`${id}-fault`} role="status">
        {fault !== undefined && messages.range.fault[fault]}
      </p>
    </div>
  );
}
