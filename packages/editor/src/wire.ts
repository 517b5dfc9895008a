import type { Block, Guide, Segment, Target } from '@handrail/protocol';
import type { Reason } from '@handrail/protocol/explain';
import {
  either,
  isBoolean,
  isNumber,
  isRecord,
  listOf,
  maybe,
  oneOf,
  plain,
  shape,
  tableOf,
  text,
  type Check,
} from './shape.ts';

// What page and panels say to each other over their port. The page is not trusted: the panels take nothing from it that
// does not fit, and nothing in here can publish. The panels are ours, but the page's end checks what it acts upon, too.

/** The page as it is now: told first, and after each navigation, change of size or of colours. */
export interface Here {
  type: 'here';
  url: string;
  title: string;
  /** `<html lang>`; empty where the page does not say. */
  lang: string;
  width: number;
  height: number;
  dark: boolean;
  /** Whether acts are being recorded: a recording goes on after a page load. */
  recording: boolean;
  /** How the panels are shown: in a frame of the page, or in a window of their own. */
  panels: 'frame' | 'window';
}

/** How likely a target is to survive a change of the page; codes, for which each language has words. */
export interface StrengthTold {
  word: 'strong' | 'fair' | 'weak';
  code: 'lost' | 'selector' | 'several' | 'test-id' | 'alone' | 'any-of';
  /** The kinds of signals that it cannot do without. */
  needs: string[];
}

/** What the author did in the page. A typed value is never part of it. */
export interface Act {
  /** Counts up within one recording; an act that is told again with the same number replaces the one before. */
  actId: number;
  act: 'click' | 'choose' | 'type' | 'navigate';
  /** Of the element; for `navigate`, of the page's main part, and to be left alone. */
  target: Target;
  /** Accessible name; for `navigate`, the title of the page. */
  name: string;
  role: string;
  url: string;
  advance: 'click' | 'input' | 'next';
  strength: StrengthTold;
}

/** In CSS pixels of the page's window. */
export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** An element as it would be anchored. */
export interface Sight {
  target: Target;
  strength: StrengthTold;
  name: string;
  role: string;
  tag: string;
  /**
   * The row or card in which it stands: the text that names it, and its place from 0. The target means the row by its
   * text; `{ ...target, item: { ...target.item, by: 'place' } }` means it by its place.
   */
  item?: { text: string; index: number; of: number };
  box: Box;
}

export type FoundTold =
  | { state: 'found'; healed: boolean; strength: StrengthTold }
  | { state: 'missing'; reason: 'no-match' | 'ambiguous' | 'hidden' };

/** As which visitor a step is shown. */
export interface ShownAs {
  traits: Record<string, string | number | boolean>;
  locale: string;
  /** CSS pixels of the window that the card believes to have; 0 for the page's own. */
  width: number;
  /** Whether the visitor has never seen a guide here. */
  first: boolean;
}

/** A draft, and for whom it is shown or judged. */
export interface Shown {
  guide: Guide;
  as: ShownAs;
  /** Of the app, for conditions that name them. */
  segments?: Segment[] | undefined;
}

export type PageMessage =
  | { type: 'token'; token: string }
  | Here
  | { type: 'recorded'; act: Act }
  /** A masked picture of the place of a target: a PNG in base64. */
  | { type: 'pictured'; target: Target; picture: string }
  | { type: 'pointed'; sight: Sight | null }
  /** `null` when the author gave up by Escape. */
  | { type: 'picked'; requestId: string; sight: Sight | null }
  | { type: 'found'; requestId: string; findings: Record<string, FoundTold> }
  /** Why a draft would start by itself on this page, in the author's words. */
  | { type: 'explained'; requestId: string; reasons: Reason[] }
  | { type: 'playing'; state: 'shown' | 'ended' | 'missed'; stepId?: string; reason?: string }
  | { type: 'words'; stepId: string; title?: string; blocks?: Block[] }
  | { type: 'trouble'; code: string; message: string };

export type PanelMessage =
  /** There is a session: from now on the editor comes back after page loads in this tab. */
  | { type: 'begun' }
  | { type: 'record'; on: boolean }
  | { type: 'point'; requestId: string; on: boolean }
  | { type: 'climb'; to: 'parent' | 'child' }
  | { type: 'find'; requestId: string; targets: Record<string, Target> }
  | ({ type: 'show'; stepId: string; edit: boolean } & Shown)
  /** In a language, and with what guides are called. */
  | ({ type: 'explain'; requestId: string; language: string; titles: Record<string, string> } & Shown)
  | { type: 'hide' }
  /** `small` leaves the page free for a task that is being recorded. */
  | { type: 'dock'; side: 'left' | 'right'; size: 'full' | 'small' | 'folded' }
  | { type: 'go'; url: string }
  | { type: 'leave' };

/** Steps of a guide, and targets that are looked for at once. */
const MOST = 500;
/** Guides of an app that are told by name. */
const GUIDES = 1_000;
const GUIDE = 1_048_576;
const id = text(200);
const address = text(4_000);

const isTarget: Check<Target> = plain(8_000, (value) => value['v'] === 1);
const isGuide: Check<Guide> = plain(
  GUIDE,
  ({ kind, guideId }) => typeof kind === 'string' && typeof guideId === 'string',
);
const isBlock: Check<Block> = plain(200_000, ({ type }) => typeof type === 'string');
const isStrength = shape<StrengthTold>({
  word: oneOf('strong', 'fair', 'weak'),
  code: oneOf('lost', 'selector', 'several', 'test-id', 'alone', 'any-of'),
  needs: listOf(text(40), 10),
});
const isAct = shape<Act>({
  actId: isNumber,
  act: oneOf('click', 'choose', 'type', 'navigate'),
  target: isTarget,
  name: text(300),
  role: text(100),
  url: address,
  advance: oneOf('click', 'input', 'next'),
  strength: isStrength,
});
const isSight = shape<Sight>({
  target: isTarget,
  strength: isStrength,
  name: text(300),
  role: text(100),
  tag: text(100),
  item: maybe(shape<NonNullable<Sight['item']>>({ text: text(300), index: isNumber, of: isNumber })),
  box: shape<Box>({ x: isNumber, y: isNumber, width: isNumber, height: isNumber }),
});
const isNull: Check<null> = (value): value is null => value === null;
const isFound = either(
  shape<Extract<FoundTold, { state: 'found' }>>({ state: oneOf('found'), healed: isBoolean, strength: isStrength }),
  shape<Extract<FoundTold, { state: 'missing' }>>({
    state: oneOf('missing'),
    reason: oneOf('no-match', 'ambiguous', 'hidden'),
  }),
);
const isTrait = either(either(text(1_000), isNumber), isBoolean);

const isTrue: Check<true> = (value): value is true => value === true;
/** As deep as conditions may be nested, and no deeper. */
const reasonOf = (depth: number): Check<Reason> =>
  shape<Reason>({
    ...{ holds: isBoolean, inPage: maybe(isTrue), words: text(4_000) },
    of: maybe((value): value is Reason[] => depth > 0 && listOf(reasonOf(depth - 1), MOST)(value)),
  });
const isReason = reasonOf(10);
const isSegment: Check<Segment> = plain(
  100_000,
  ({ segmentId, when }) => typeof segmentId === 'string' && isRecord(when),
);
const shownFields = {
  guide: isGuide,
  as: shape<ShownAs>({ traits: tableOf(isTrait, 200), locale: text(40), width: isNumber, first: isBoolean }),
  segments: maybe(listOf(isSegment, 200)),
};

/** One check for each kind of message. */
type Checks<M extends { type: string }> = { [T in M['type']]: Check<Extract<M, { type: T }>> };
type Of<T extends (PageMessage | PanelMessage)['type']> = Extract<PageMessage | PanelMessage, { type: T }>;

const PAGE: Checks<PageMessage> = {
  token: shape<Of<'token'>>({ type: oneOf('token'), token: text(200) }),
  here: shape<Here>({
    ...{ type: oneOf('here'), url: address, title: text(1_000), lang: text(40) },
    ...{ width: isNumber, height: isNumber, dark: isBoolean, recording: isBoolean, panels: oneOf('frame', 'window') },
  }),
  pictured: shape<Of<'pictured'>>({ type: oneOf('pictured'), target: isTarget, picture: text(400_000) }),
  recorded: shape<Of<'recorded'>>({ type: oneOf('recorded'), act: isAct }),
  pointed: shape<Of<'pointed'>>({ type: oneOf('pointed'), sight: either(isSight, isNull) }),
  picked: shape<Of<'picked'>>({ type: oneOf('picked'), requestId: id, sight: either(isSight, isNull) }),
  found: shape<Of<'found'>>({ type: oneOf('found'), requestId: id, findings: tableOf(isFound, MOST) }),
  explained: shape<Of<'explained'>>({ type: oneOf('explained'), requestId: id, reasons: listOf(isReason, MOST) }),
  playing: shape<Of<'playing'>>({
    type: oneOf('playing'),
    state: oneOf('shown', 'ended', 'missed'),
    stepId: maybe(id),
    reason: maybe(text(500)),
  }),
  words: shape<Of<'words'>>({
    type: oneOf('words'),
    stepId: id,
    title: maybe(text(200)),
    blocks: maybe(listOf(isBlock, 100)),
  }),
  trouble: shape<Of<'trouble'>>({ type: oneOf('trouble'), code: text(100), message: text(1_000) }),
};

const PANEL: Checks<PanelMessage> = {
  begun: shape<Of<'begun'>>({ type: oneOf('begun') }),
  record: shape<Of<'record'>>({ type: oneOf('record'), on: isBoolean }),
  point: shape<Of<'point'>>({ type: oneOf('point'), requestId: id, on: isBoolean }),
  climb: shape<Of<'climb'>>({ type: oneOf('climb'), to: oneOf('parent', 'child') }),
  find: shape<Of<'find'>>({ type: oneOf('find'), requestId: id, targets: tableOf(isTarget, MOST) }),
  show: shape<Of<'show'>>({
    type: oneOf('show'),
    stepId: id,
    edit: isBoolean,
    ...shownFields,
  }),
  explain: shape<Of<'explain'>>({
    ...{ type: oneOf('explain'), requestId: id, language: text(40), titles: tableOf(text(200), GUIDES) },
    ...shownFields,
  }),
  hide: shape<Of<'hide'>>({ type: oneOf('hide') }),
  dock: shape<Of<'dock'>>({
    type: oneOf('dock'),
    side: oneOf('left', 'right'),
    size: oneOf('full', 'small', 'folded'),
  }),
  go: shape<Of<'go'>>({ type: oneOf('go'), url: address }),
  leave: shape<Of<'leave'>>({ type: oneOf('leave') }),
};

function reader<M extends { type: string }>(checks: Checks<M>): (data: unknown) => M | undefined {
  const table: Readonly<Record<string, Check<M> | undefined>> = checks;
  return (data) => {
    const type: unknown = typeof data === 'object' && data !== null && 'type' in data ? data.type : undefined;
    const check = typeof type === 'string' && Object.hasOwn(table, type) ? table[type] : undefined;
    return check?.(data) ? data : undefined;
  };
}

/** What the page says, if it is something that it may say. */
export const readPageMessage = reader<PageMessage>(PAGE);
/** What the panels say, likewise. */
export const readPanelMessage = reader<PanelMessage>(PANEL);
