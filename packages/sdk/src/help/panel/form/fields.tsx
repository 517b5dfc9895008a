/** @jsxImportSource #kit */
import type { ByLocale, TicketField, TicketFields } from '@handrail/protocol';
import type { Child } from '../../../kit/jsx-runtime.ts';
import { say } from '../../../kit/say.ts';
import type { Files } from '../files.tsx';
import type { Room } from '../room.ts';
import type { Problem } from './check.ts';

/** A text in the visitor's language, else in English, else in whichever there is. */
export const inLocale = (text: ByLocale, locale: string): string =>
  text[locale] ??
  Object.entries(text).find(([one]) => one.startsWith(`${locale}-`))?.[1] ??
  text.en ??
  Object.values(text)[0] ??
  '';

interface FieldProps {
  room: Room;
  id: string;
  label: string;
  problem?: string | undefined;
  optional?: boolean;
  /** A label for a group, where there are several controls. */
  isGroup?: boolean;
  children?: Child;
  key?: string;
}

/** A control with its words above and what is wrong with it below. */
export function Labelled({ room, id, label, problem, optional, isGroup, children }: FieldProps): Child {
  const words = (
    <>
      {label}
      {optional && <small> {room.words.optional}</small>}
    </>
  );
  const wrong = (
    <p class="problem" id={`${id}-problem`} role="alert">
      {problem}
    </p>
  );
  if (isGroup)
    return (
      <fieldset class="field" key={id} aria-describedby={`${id}-problem`}>
        <legend>{words}</legend>
        {children}
        {wrong}
      </fieldset>
    );
  return (
    <div class="field" key={id}>
      <label for={id}>{words}</label>
      {children}
      {wrong}
    </div>
  );
}

interface AskedProps {
  room: Room;
  field: TicketField;
  given: TicketFields;
  files: Files;
  problem: Problem | undefined;
  give(value: string | string[]): void;
  key?: string;
}

/** A field that a category asks for. */
export function Asked({ room, field, given, files, problem, give }: AskedProps): Child {
  const { words, locale } = room;
  const { fieldId, kind, required, pattern, several, options = [] } = field;
  const id = `field-${fieldId}`;
  const label = inLocale(field.label, locale);
  const value = given[fieldId];
  const told = problem && (problem === 'required' ? words.required : say(words.form, { pattern: pattern ?? '' }));
  const attributes = { id, required, 'aria-invalid': !!problem || undefined, 'aria-describedby': `${id}-problem` };
  const common = { room, id, label, problem: told, optional: !required };
  if (kind === 'file')
    return (
      <Labelled {...common} isGroup>
        {files.button(fieldId)}
      </Labelled>
    );
  if (kind === 'choice' && several) {
    const chosen = Array.isArray(value) ? value : [];
    return (
      <Labelled {...common} isGroup>
        {options.map((option) => (
          <label class="tick">
            <input
              type="checkbox"
              checked={chosen.includes(option.optionId)}
              aria-invalid={!!problem || undefined}
              onChange={() =>
                give(
                  options
                    .map(({ optionId }) => optionId)
                    .filter((one) => chosen.includes(one) !== (one === option.optionId)),
                )
              }
            />
            <span>{inLocale(option.label, locale)}</span>
          </label>
        ))}
      </Labelled>
    );
  }
  if (kind === 'choice')
    return (
      <Labelled {...common}>
        <Select
          attributes={attributes}
          empty={words.choose}
          options={options.map(({ optionId, label: name }) => [optionId, inLocale(name, locale)])}
          value={typeof value === 'string' ? value : ''}
          choose={give}
        />
      </Labelled>
    );
  return (
    <Labelled {...common}>
      <input
        {...attributes}
        type={kind === 'date' ? 'date' : 'text'}
        maxLength={2_000}
        dir="auto"
        placeholder={pattern}
        value={typeof value === 'string' ? value : ''}
        onInput={(event) => give(event.currentTarget.value)}
      />
    </Labelled>
  );
}

interface SelectProps {
  attributes: Readonly<Record<string, unknown>>;
  empty: string;
  options: readonly (readonly [id: string, label: string])[];
  value: string;
  choose(id: string): void;
}

export function Select({ attributes, empty, options, value, choose }: SelectProps): Child {
  return (
    <select
      {...attributes}
      // The options come after it, so that it knows its value only once it is in its place.
      ref={(select: HTMLSelectElement) => (select.value = value)}
      onChange={(event) => choose((event.target as HTMLSelectElement).value)} // it is on this element alone
    >
      {/* Without the attribute its words would be its value. */}
      <option ref={(option) => option.setAttribute('value', '')}>{empty}</option>
      {options.map(([id, label]) => (
        <option value={id}>{label}</option>
      ))}
    </select>
  );
}
