/** What a key does at the desk of an agent. */
export type Command =
  | 'next'
  | 'previous'
  | 'open'
  | 'reply'
  | 'note'
  | 'escalate'
  | 'solve'
  | 'mine'
  | 'search'
  | 'select'
  | 'back'
  | 'keys';

/** Each command by its key, in the order in which the list of keys tells them. */
export const KEYS: readonly (readonly [key: string, command: Command])[] = [
  ['j', 'next'],
  ['k', 'previous'],
  ['o', 'open'],
  ['x', 'select'],
  ['r', 'reply'],
  ['n', 'note'],
  ['a', 'mine'],
  ['e', 'escalate'],
  ['s', 'solve'],
  ['u', 'back'],
  ['/', 'search'],
  ['?', 'keys'],
];

const BY_KEY = new Map(KEYS);

/** A key that was pressed, and where. */
export interface Press {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  isComposing: boolean;
  defaultPrevented: boolean;
  repeat: boolean;
  /** Whether what has the focus takes letters, or something lies over the page. */
  typing: boolean;
}

/** The command of a key; none while somebody writes, holds another key, or keeps a key down where that would do it twice. */
export function commandOf(press: Press): Command | undefined {
  if (press.typing || press.isComposing || press.defaultPrevented) return undefined;
  if (press.ctrlKey || press.metaKey || press.altKey) return undefined;
  const command = BY_KEY.get(press.key.length === 1 ? press.key.toLowerCase() : press.key);
  if (press.repeat && command !== 'next' && command !== 'previous') return undefined;
  return command;
}

const TAKES_LETTERS =
  'input:not([type=checkbox]):not([type=radio]):not([type=button]), textarea, select, [role=textbox]';

/** Whether keys belong to what has the focus: a field, rich words, or a dialog that is open. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  if (target instanceof HTMLElement && target.isContentEditable) return true;
  return target.matches(TAKES_LETTERS) || document.querySelector('dialog[open]') !== null;
}
