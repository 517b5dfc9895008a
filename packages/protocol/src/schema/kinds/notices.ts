import Type from 'typebox';
import { actionSchema, buttonsSchema, type Action, type Button } from '../action.ts';
import { blocksSchema, type Block } from '../block.ts';
import { targetSchema, type Target } from '../target.ts';
import { closed, anyGuideProperties, type AnyGuide } from './any-guide.ts';

export const cornerSchema = Type.Enum(['top-start', 'top-end', 'bottom-start', 'bottom-end']);
const toneSchema = Type.Optional(Type.Enum(['note', 'success', 'warning', 'danger']));
const wordsProperties = { ...anyGuideProperties, blocks: blocksSchema, buttons: Type.Optional(buttonsSchema) };

/** Says something once, over the page. */
export const announcementProperties = {
  kind: Type.Literal('announcement'),
  ...wordsProperties,
  /** @default 'dialog' */
  form: Type.Optional(Type.Enum(['dialog', 'slide-in', 'corner'])),
  corner: Type.Optional(cornerSchema),
};

const bannerPlaceSchema = Type.Union([
  Type.Enum(['top', 'bottom']),
  Type.Object({ before: targetSchema }, closed),
  Type.Object({ inside: targetSchema }, closed),
]);

/** A strip for which the page makes room. */
export const bannerProperties = {
  kind: Type.Literal('banner'),
  ...wordsProperties,
  /** @default 'top' */
  place: Type.Optional(bannerPlaceSchema),
  tone: toneSchema,
};

/** Tells of a fault of the application; "I have this too" counts instead of opening a ticket. */
export const knownIssueProperties = {
  kind: Type.Literal('known-issue'),
  ...wordsProperties,
  place: Type.Optional(bannerPlaceSchema),
};

/** A mark at an element that opens a tip. */
export const hintProperties = {
  kind: Type.Literal('hint'),
  ...wordsProperties,
  target: targetSchema,
  /** `beacon` lies on the element's edge; `inline` stands beside its words. @default 'beacon' */
  mark: Type.Optional(Type.Enum(['beacon', 'inline'])),
  side: Type.Optional(Type.Enum(['top', 'right', 'bottom', 'left'])),
};

/** A button of ours in a corner or at an element, or an element of the page itself, that does something. */
export const launcherProperties = {
  kind: Type.Literal('launcher'),
  ...anyGuideProperties,
  /** `element`: a click on the target itself; it looks as it did. @default 'corner' */
  form: Type.Optional(Type.Enum(['corner', 'beside', 'element'])),
  corner: Type.Optional(cornerSchema),
  /** Where `form` is `beside` or `element`. */
  target: Type.Optional(targetSchema),
  actions: Type.Array(actionSchema, { minItems: 1, maxItems: 8 }),
};

export type Corner = 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end';
export type Tone = 'note' | 'success' | 'warning' | 'danger';
export type BannerPlace = 'top' | 'bottom' | { before: Target } | { inside: Target };
interface Words extends AnyGuide {
  blocks: Block[];
  buttons?: Button[];
}
export interface Announcement extends Words {
  kind: 'announcement';
  form?: 'dialog' | 'slide-in' | 'corner';
  corner?: Corner;
}
export interface Banner extends Words {
  kind: 'banner';
  place?: BannerPlace;
  tone?: Tone;
}
export interface KnownIssue extends Words {
  kind: 'known-issue';
  place?: BannerPlace;
}
export interface Hint extends Words {
  kind: 'hint';
  target: Target;
  mark?: 'beacon' | 'inline';
  side?: 'top' | 'right' | 'bottom' | 'left';
}
export interface Launcher extends AnyGuide {
  kind: 'launcher';
  form?: 'corner' | 'beside' | 'element';
  corner?: Corner;
  target?: Target;
  actions: Action[];
}
