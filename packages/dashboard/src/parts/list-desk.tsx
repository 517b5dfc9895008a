import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { LiveView } from '../use-live.ts';
import { switchMessages as words } from '../words.ts';
import { Icon } from './icon.tsx';
import { Failed, Loading, Notice, Stale } from './notice.tsx';

/** Which of some things is open to be changed, and what was done last. */
export function useListDesk<T>(view: Pick<LiveView<unknown>, 'again'>, first?: T | 'new') {
  const [open, setOpen] = useState<T | 'new' | undefined>(first);
  const [done, setDone] = useState('');
  return {
    ...{ open, done },
    edit(next: T | 'new') {
      setDone('');
      setOpen(next);
    },
    close: () => setOpen(undefined),
    finish(said: string) {
      setOpen(undefined);
      setDone(said);
      view.again();
    },
  };
}

interface ListDeskProps {
  words: { title: string; lead: string; back: string; make: string; noneTitle: string; none: string };
  backHref: string;
  view: LiveView<unknown>;
  /** How many there are; undefined until that is known. */
  count: number | undefined;
  /** What was done last, and what went wrong. */
  done: string;
  fault: string;
  /** Makes another one; undefined where whoever looks may not. */
  onMake: (() => void) | undefined;
  /** The form, where one is open. */
  form: ComponentChildren;
  /** The list, where there is anything in it. */
  children: ComponentChildren;
}

/** A page of things that members make, change and remove. */
export function ListDesk({ words, backHref, view, count, done, fault, onMake, form, children }: ListDeskProps) {
  const isThere = count !== undefined;
  return (
    <>
      <a class="back" href={backHref}>
        <Icon name="back" />
        {words.back}
      </a>
      <div class="page-head">
        <h1>{words.title}</h1>
        {onMake && (
          <button type="button" class="button strong" onClick={onMake}>
            {words.make}
          </button>
        )}
      </div>
      <p class="page-lead">{words.lead}</p>
      {isThere && <Stale view={view} />}
      {!isThere && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!isThere && !view.failure && <Loading />}
      <div class="body">
        <p role="status">{done}</p>
        <p class="fault" role="alert">
          {fault}
        </p>
        {isThere && form}
        {count === 0 && !form && (
          <Notice title={words.noneTitle}>
            <p>{words.none}</p>
          </Notice>
        )}
        {isThere && count > 0 && children}
      </div>
    </>
  );
}

interface RowActsProps {
  name: string;
  words: {
    edit: string;
    editOf: (name: string) => string;
    remove: string;
    removeOf: (name: string) => string;
  };
  onEdit: () => void;
  onRemove: () => void;
  /** Whether it cannot be removed now, and why. */
  disabled: boolean;
  why?: string | undefined;
  /** What else can be done. */
  children?: ComponentChildren;
}

/** The cell with what can be done with a row. */
export function RowActs({ name, words, onEdit, onRemove, disabled, why, children }: RowActsProps) {
  return (
    <td class="row-acts">
      <span class="actions">
        <button type="button" class="button small" aria-label={words.editOf(name)} onClick={onEdit}>
          {words.edit}
        </button>
        {children}
        <button
          type="button"
          class="button small"
          disabled={disabled}
          title={why}
          aria-label={words.removeOf(name)}
          onClick={onRemove}
        >
          {words.remove}
        </button>
      </span>
    </td>
  );
}

interface SwitchProps {
  name: string;
  isOff?: boolean;
  disabled: boolean;
  onSwitch: () => void;
}

/** Turns what a row is about off, and on again. */
export function SwitchButton({ name, isOff = false, disabled, onSwitch }: SwitchProps) {
  return (
    <button
      type="button"
      class="button small"
      disabled={disabled}
      aria-label={words[isOff ? 'switchOnOf' : 'switchOffOf'](name)}
      onClick={onSwitch}
    >
      {words[isOff ? 'switchOn' : 'switchOff']}
    </button>
  );
}
