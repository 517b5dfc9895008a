/** Where to look: a document, a shadow root, or an element whose subtree is meant. */
export type Root = Document | ShadowRoot | Element;

export interface Found {
  element: Element;
  /** How often an answer with this number is right, from 0 to 1; measured in the package's README. */
  confidence: number;
  /** What decided: the name of an exact signal, or `search`. */
  by: string;
  /** Whether something in the record no longer holds, so that a person should look at it. */
  healed: boolean;
  /** What no longer holds, when it was healed. */
  changes?: Changes;
}

/** For the person who reviews a repair: what changed and what did not, by the names of the signals; `sayChanges` makes a sentence of it. */
export interface Changes {
  changed: { signal: string; was: string; now: string }[];
  kept: string[];
}

export interface Missing {
  /** `ambiguous`: several fit and nothing tells them apart. `hidden`: it is there, but nobody can see it. */
  missing: 'no-match' | 'ambiguous' | 'hidden';
  /** The nearest element, when there is one worth showing to an author. */
  best?: Element;
}

export type Finding = Found | Missing;

export interface FindOptions {
  /** Below this confidence the answer is `no-match` or `ambiguous`. @default 0.7 */
  minConfidence?: number;
  /** Whether an element that nobody can see counts as found. @default false */
  hidden?: boolean;
}

/** What the search says, unless it knows less than the exact signals do: they may have seen twins, or something hidden. */
export const either = (exact: Finding, searched: Finding): Finding =>
  'missing' in searched && searched.missing === 'no-match' && 'missing' in exact && exact.missing !== 'no-match'
    ? exact
    : searched;
