import type { ComponentChildren } from 'preact';
import { useEffect, useId, useState } from 'preact/hooks';

interface FieldProps {
  label: string;
  value: string;
  onValue(value: string): void;
  note?: string | undefined;
  kind?: 'text' | 'number' | 'color' | 'search';
  lines?: number;
  max?: number;
  list?: readonly string[];
  lang?: string | undefined;
}

/** A text. What is being written stands there as it was written, also where it cannot be taken yet. */
export function Field({ label, value, onValue, note, kind = 'text', lines, max = 2_000, list, lang }: FieldProps) {
  const id = useId();
  const [own, setOwn] = useState<string>();
  const facts = {
    ...{ id, value: own ?? value, maxLength: max, autocomplete: 'off' as const, dir: 'auto' as const, lang },
    ...(note !== undefined && { 'aria-describedby': `${id}-note` }),
    onInput(event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) {
      setOwn(event.currentTarget.value);
      onValue(event.currentTarget.value);
    },
    onBlur: () => setOwn(undefined),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines === undefined ? (
        <Input {...facts} kind={kind} list={list && `${id}-list`} />
      ) : (
        <textarea rows={lines} {...facts} />
      )}
      {list && (
        <datalist id={`${id}-list`}>
          {list.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {note !== undefined && (
        <p class="note" id={`${id}-note`}>
          {note}
        </p>
      )}
    </div>
  );
}

/** Each kind of input is a type of its own to the compiler. */
function Input({ kind, list, ...facts }: { kind: NonNullable<FieldProps['kind']>; list: string | undefined } & object) {
  const more = { ...facts, ...(list !== undefined && { list }) };
  if (kind === 'number') return <input type="number" min={0} {...more} />;
  if (kind === 'color') return <input type="color" {...more} />;
  if (kind === 'search') return <input type="search" {...more} />;
  return <input type="text" {...more} />;
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: readonly (readonly [value: T, words: string])[];
  onValue(value: T): void;
  note?: string;
}

export function Choice<T extends string>({ label, value, options, onValue, note }: ChoiceProps<T>) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = options.find(([one]) => one === event.currentTarget.value);
          if (chosen) onValue(chosen[0]);
        }}
      >
        {options.map(([one, words]) => (
          <option key={one} value={one}>
            {words}
          </option>
        ))}
      </select>
      {note !== undefined && <p class="note">{note}</p>}
    </div>
  );
}

/** A table of words as options, in its order. */
export const optionsOf = <T extends string>(words: Readonly<Record<T, string>>): [T, string][] =>
  Object.entries(words) as [T, string][]; // the entries of a record are its keys and values

export function Tick({ label, on, onValue }: { label: string; on: boolean; onValue(on: boolean): void }) {
  return (
    <label class="tick">
      <input type="checkbox" checked={on} onChange={(event) => onValue(event.currentTarget.checked)} />
      <span>{label}</span>
    </label>
  );
}

interface NumberProps {
  label: string;
  value: number | undefined;
  onValue(value: number | undefined): void;
  least: number;
  most: number;
}

/** A whole number within bounds, or none. */
export function NumberField({ label, value, onValue, least, most }: NumberProps) {
  return (
    <Field
      label={label}
      kind="number"
      value={value === undefined ? '' : String(value)}
      onValue={(text) => {
        if (text === '') return onValue(undefined);
        const number = Math.round(Number(text));
        if (Number.isFinite(number)) onValue(Math.min(most, Math.max(least, number)));
      }}
    />
  );
}

/** A part that can be closed; it is open where something is said in it. */
export function Part({
  title,
  note,
  open,
  children,
}: {
  title: string;
  note?: string;
  open: boolean;
  children: ComponentChildren;
}) {
  const [shown, setShown] = useState(open);
  useEffect(() => {
    if (open) setShown(true);
  }, [open]);
  return (
    <details class="part" open={shown} onToggle={(event) => setShown(event.currentTarget.open)}>
      <summary>{title}</summary>
      <div class="part-body">
        {note !== undefined && <p class="note">{note}</p>}
        {children}
      </div>
    </details>
  );
}
