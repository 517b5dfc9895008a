import type { ComponentChildren } from 'preact';
import { createContext } from 'preact';
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks';
import type { Mistake } from '../api.ts';
import { serviceMessages as words } from '../words.ts';

/** What the collector found wrong, by its place in the settings. */
export const MistakesContext = createContext<readonly Mistake[]>([]);

const isWithin = (path: string, at: string) => path === at || path.startsWith(`${at}/`);

const useMistakes = (at: readonly string[]) =>
  useContext(MistakesContext).filter(({ path }) => at.some((one) => isWithin(path, one)));

/** What is wrong with one field, beneath it. */
export function Mistakes({ at, label }: { at: readonly string[]; label: string }) {
  const mistakes = useMistakes(at);
  return (
    <>
      {mistakes.map(({ path, message }) => (
        <p key={`${path} ${message}`} class="fault" role="alert">
          {label} {message}.
        </p>
      ))}
    </>
  );
}

interface ParsedProps<T> {
  label: string;
  note?: string;
  value: T;
  read: (text: string) => T | undefined;
  write: (value: T) => string;
  onValue: (value: T) => void;
  /** Said where the text cannot be read; the form is not sent then. */
  bad: string;
  at?: readonly string[];
  lines?: number;
  required?: boolean;
}

/** Something that people write as text. What cannot be read stays as it was written, and is said to be wrong. */
export function Parsed<T>({ label, note, value, read, write, onValue, bad, at = [], lines, required }: ParsedProps<T>) {
  const id = useId();
  const field = useRef<HTMLInputElement & HTMLTextAreaElement>(null);
  const [text, setText] = useState(() => write(value));
  const isBad = read(text) === undefined;
  useEffect(() => field.current?.setCustomValidity(isBad ? bad : ''), [isBad]);
  const facts = {
    ...{ id, ref: field, value: text, required: required ?? false, spellcheck: false },
    'aria-invalid': isBad || undefined,
    'aria-describedby': `${id}-note`,
    onInput: ({ currentTarget }: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) => {
      setText(currentTarget.value);
      const next = read(currentTarget.value);
      if (next !== undefined) onValue(next);
    },
  };
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {lines === undefined ? <input type="text" {...facts} /> : <textarea rows={lines} {...facts} />}
      <small class={isBad ? 'fault' : 'muted'} id={`${id}-note`}>
        {isBad ? bad : note}
      </small>
      <Mistakes at={at} label={label} />
    </div>
  );
}

interface ListProps<T> {
  title: string;
  note?: string;
  /** What one of them is called. */
  one: string;
  items: readonly T[];
  path: string;
  nameOf: (item: T) => string;
  /** The same for as long as it is there, whatever is typed. */
  keyOf: (item: T, index: number) => string;
  make: () => T;
  onItems: (items: T[]) => void;
  /** Whether the order says something. */
  ordered?: boolean;
  children: (item: T, set: (change: Partial<T>) => void, path: string) => ComponentChildren;
}

/** Things of one kind, each opened to be changed. */
export function List<T>(props: ListProps<T>) {
  const { title, note, one, items, path, make, onItems, keyOf } = props;
  const [added, setAdded] = useState<string | undefined>(undefined);
  return (
    <section class="card settings-list" aria-label={title}>
      <h2>{title}</h2>
      {note !== undefined && <p class="muted">{note}</p>}
      <Mistakes at={items.length === 0 ? [path] : []} label={title} />
      {items.length === 0 && <p class="muted">{words.none}</p>}
      {items.map((item, index) => (
        <Item key={keyOf(item, index)} {...props} item={item} index={index} isNew={keyOf(item, index) === added} />
      ))}
      <p class="actions">
        <button
          type="button"
          class="button"
          aria-label={words.addOf(one)}
          onClick={() => {
            const item = make();
            setAdded(keyOf(item, items.length));
            onItems([...items, item]);
          }}
        >
          {words.add}
        </button>
      </p>
    </section>
  );
}

interface ItemProps<T> extends ListProps<T> {
  item: T;
  index: number;
  isNew: boolean;
}

function Item<T>(props: ItemProps<T>) {
  const { items, item, index, path, nameOf, onItems, ordered, children, isNew } = props;
  const at = `${path}/${index}`;
  const count = useMistakes([at]).length;
  const name = nameOf(item).trim() || words.unnamed;
  const set = (change: Partial<T>) =>
    onItems(items.map((one, other) => (other === index ? withChange(one, change) : one)));
  return (
    <details class="settings-item" open={isNew || count > 0}>
      <summary>
        <bdi>{name}</bdi> {count > 0 && <span class="fault">{words.mistakes(count)}</span>}
      </summary>
      <div class="form">
        {children(item, set, at)}
        <p class="actions">
          {ordered && index > 0 && (
            <button
              type="button"
              class="button small"
              aria-label={words.up(name)}
              onClick={() => onItems(items.toSpliced(index, 1).toSpliced(index - 1, 0, item))}
            >
              {words.upShort}
            </button>
          )}
          <button
            type="button"
            class="button small"
            aria-label={words.remove(name)}
            onClick={() => onItems(items.toSpliced(index, 1))}
          >
            {words.removeShort}
          </button>
        </p>
      </div>
    </details>
  );
}

/** What is undefined in the change is not said any more. */
function withChange<T>(item: T, change: Partial<T>): T {
  const next = { ...item, ...change };
  for (const key in next) if (next[key] === undefined) delete next[key];
  return next;
}

/** An id that nothing else has. */
export const freshId = (noun: string): string => `${noun}-${crypto.randomUUID().slice(0, 8)}`;
