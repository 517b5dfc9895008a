import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import type { Answer } from '../api.ts';
import { useServices } from '../services.ts';
import { wordsFor } from './notice.tsx';

export interface Doing {
  busy: boolean;
  fault: string;
  /** Asks the collector for something; answers with its value, or undefined where it refused. */
  run<T>(ask: () => Promise<Answer<T>>): Promise<{ value: T } | undefined>;
  /** Says what is wrong before anything was asked. */
  refuse(fault: string): void;
}

/** What a form has under way, and what went wrong with it. */
export function useDoing(): Doing {
  const { onSignedOut } = useServices();
  const [state, setState] = useState({ busy: false, fault: '' });
  return {
    ...state,
    refuse: (fault) => setState({ busy: false, fault }),
    async run(ask) {
      setState({ busy: true, fault: '' });
      const answer = await ask();
      if ('value' in answer) {
        setState({ busy: false, fault: '' });
        return answer;
      }
      if (answer.failure.kind === 'signed-out') onSignedOut();
      else setState({ busy: false, fault: wordsFor(answer.failure).text });
      return undefined;
    },
  };
}

interface FormProps {
  label: string;
  button: string;
  doing: Pick<Doing, 'busy' | 'fault'>;
  done?: string | undefined;
  /** Another button beside the one that sends. */
  beside?: ComponentChildren;
  onSubmit: () => void;
  children: ComponentChildren;
}

/** Fields, one button, and beneath it what became of them. */
export function Form({ label, button, doing, done, beside, onSubmit, children }: FormProps) {
  return (
    <form
      class="form"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit();
      }}
    >
      {children}
      <p class="actions">
        <button type="submit" class="button strong" disabled={doing.busy}>
          {button}
        </button>
        {beside}
        <span role="status">{doing.fault === '' && !doing.busy && done}</span>
      </p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </form>
  );
}

type Kind = 'text' | 'email' | 'password' | 'number' | 'date';

/** Each kind of input is a type of its own to the compiler. */
const TYPES = {
  text: { type: 'text' },
  email: { type: 'email' },
  password: { type: 'password' },
  number: { type: 'number' },
  date: { type: 'date' },
} as const;

interface FieldProps {
  label: string;
  value: string;
  onValue: (value: string) => void;
  type?: Kind;
  note?: string;
  autocomplete?: AutoFill;
  required?: boolean;
  /** More than one line. */
  lines?: number;
}

export function Field({
  label,
  value,
  onValue,
  type: kind = 'text',
  note,
  autocomplete = 'off',
  required,
  lines,
}: FieldProps) {
  const id = useId();
  const facts = {
    ...{ id, value, autocomplete, required: required ?? false, spellcheck: lines !== undefined },
    ...(note !== undefined && { 'aria-describedby': `${id}-note` }),
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines === undefined ? (
        <input {...TYPES[kind]} {...facts} onInput={(event) => onValue(event.currentTarget.value)} />
      ) : (
        <textarea rows={lines} {...facts} onInput={(event) => onValue(event.currentTarget.value)} />
      )}
      {note !== undefined && (
        <small class="muted" id={`${id}-note`}>
          {note}
        </small>
      )}
    </div>
  );
}

interface ChoiceProps<T extends string> {
  label: string;
  value: T;
  options: Readonly<Record<T, string>>;
  onValue: (value: T) => void;
}

export function Choice<T extends string>({ label, value, options, onValue }: ChoiceProps<T>) {
  // Only the options below can be chosen.
  const choose = (chosen: string) => onValue(chosen as T);
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => choose(event.currentTarget.value)}>
        {Object.entries<string>(options).map(([key, words]) => (
          <option key={key} value={key}>
            {words}
          </option>
        ))}
      </select>
    </div>
  );
}

interface ChecksProps<T extends string> {
  label: string;
  options: Readonly<Record<T, string>>;
  chosen: readonly T[];
  onChosen: (chosen: T[]) => void;
}

/** Several of a few. */
export function Checks<T extends string>({ label, options, chosen, onChosen }: ChecksProps<T>) {
  // The keys of an object that says all options.
  const all = Object.keys(options) as T[];
  return (
    <fieldset class="checks">
      <legend>{label}</legend>
      {all.map((one) => (
        <label key={one}>
          <input
            type="checkbox"
            checked={chosen.includes(one)}
            onChange={({ currentTarget: { checked } }) =>
              onChosen(all.filter((other) => (other === one ? checked : chosen.includes(other))))
            }
          />
          <span>{options[one]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** Takes the text of a file that somebody has; nothing is sent. */
export function CsvFile({ label, onText }: { label: string; onText: (text: string) => void }) {
  const id = useId();
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <input
        id={id}
        type="file"
        accept=".csv,.txt,text/csv,text/plain"
        onChange={({ currentTarget }) => {
          void currentTarget.files?.[0]?.text().then(onText);
          currentTarget.value = '';
        }}
      />
    </div>
  );
}
