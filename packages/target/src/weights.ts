import type { State } from './gather.ts';

// Log-odds, estimated by conditional logit over the candidates of a page and the answer "gone" (method and data: README).
// What speaks for a candidate may not count against it and the other way round; small weights were taken out.

/** Weight of each piece of evidence for a candidate. */
export const WEIGHTS: Record<string, number> = {
  afterOther: -0.6,
  alikeOther: -2,
  alikeSame: 1.6,
  attributesOther: -0.9,
  attributesSame: 1.8,
  beforeNear: 1.5,
  beforeOther: -0.3,
  captionSame: 2.7,
  hrefOther: -2,
  hrefSame: 2.5,
  iconLost: -0.4,
  iconOther: -0.8,
  iconSame: 1.4,
  idLost: -0.8,
  idSame: 3,
  itemKey: 1.4,
  itemOther: -1.9,
  itemRenamed: -2.8,
  itemSame: 2,
  kindOther: -1.7,
  labelElsewhereOther: -1,
  labelNone: -0.9,
  labelOnlyBoth: 1.6,
  labelOther: -0.7,
  labelSame: 1.2,
  nameLost: -1.1,
  nameOther: -2.9,
  nameSame: 4.3,
  neighbourOther: -3.4,
  roleOther: -0.5,
  roleSame: 0.4,
  slotEnd: 0.5,
};

/** What is added to it, by what became of the label. */
export const BY_LABEL: Record<string, Partial<Record<State, number>>> = {
  beforeNear: { alike: 1.8, changed: 1.1, same: 1.7 },
  classes: { alike: 1.2, same: 1.7 },
  slotEnd: { alike: 1.1, changed: 1.1, foreign: 1 },
  state: { alike: 1.1, changed: -0.9, foreign: -0.7, none: -0.9, same: 1.4 },
  trail: { alike: 1, foreign: 1.4 },
  afterNext: { changed: 1 },
  boxY: { changed: 0.7, foreign: 1, same: 0.4 },
  countSame: { changed: 1.9, foreign: 1.1 },
  hrefOther: { changed: -1.2, foreign: -1.2 },
  iconLost: { changed: -0.7, foreign: -0.4 },
  iconOther: { changed: -0.6, foreign: -2.2 },
  itemSame: { changed: 1.4 },
  kindOther: { changed: -1.4, same: -1.4 },
  slotSame: { changed: 0.9, none: 0.9 },
  area: { foreign: 0.6 },
  boxX: { foreign: 0.4, same: 0.5 },
  hrefSame: { foreign: 0.8 },
  iconSame: { foreign: 2.3 },
  itemKey: { foreign: 1.6 },
  orderNear: { foreign: 1.1 },
  routeEnd: { foreign: 1.5, none: 2.8, same: 1.4 },
  afterNear: { none: 1 },
  beside: { none: 1.2 },
  roleSame: { none: 0.7 },
  boxSize: { same: 0.6 },
};

/** Weight of each piece of evidence that the target is gone. */
export const GONE: Record<string, number> = {
  always: 4,
  foreign: 0.1,
  labelAbsent: -0.4,
  labelNone: -3,
  keyed: 0.4,
  keysAbsent: 2.5,
  twins: 2.1,
};

/** From the model's probability to how often it was right on products that it had not seen: slope and shift of the log-odds. */
export const CALIBRATION = { slope: 1.15, shift: 0.6, foreign: -0.6 };
