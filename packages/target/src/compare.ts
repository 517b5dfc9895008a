import type { Target } from '@handrail/protocol';
import { LABEL_LENGTH } from './label.ts';
import type { Profile } from './profile.ts';
import { kindOf } from './kind.ts';
import { fold, likeness, looksGenerated, overlap, wordsOf } from './words.ts';

/** What speaks for and against a candidate: each between 0 and 1, 0 where the record or the page has nothing to say. */
export type Evidence = Record<string, number>;

export function compare(target: Target, now: Profile, foreign: boolean, wordless: boolean): Evidence {
  const evidence: Evidence = {};
  const both = (name: string, one: string | undefined, two: string | undefined): void => {
    if (one && two) evidence[one === two ? `${name}Same` : `${name}Other`] = 1;
    else if (one) evidence[`${name}Lost`] = 1;
  };
  both('tag', target.tag, now.tag);
  both('role', target.role, now.role);
  const [kind, nowKind] = [kindOf(target.role ?? '', target.tag ?? ''), kindOf(now.role ?? '', now.tag ?? '')];
  if (kind !== nowKind && target.tag) evidence.kindOther = 1;
  const known = [...(target.before ?? []), ...(target.after ?? [])];
  if (now.label && now.label !== target.label && known.includes(now.label.slice(0, 40).trim()))
    evidence.neighbourOther = 1;
  both('testId', target.testId?.value, now.testId?.value);
  compareIds(evidence, target.id, now.id && looksGenerated(now.id) ? undefined : now.id);
  both('name', target.name, now.name && looksGenerated(now.name) ? undefined : now.name);
  if (!wordless && (!foreign || target.label === now.label))
    compareLabels(evidence, target.label?.slice(0, LABEL_LENGTH).trim(), now.label);
  if (target.attributes) compareAttributes(evidence, target.attributes, now.attributes ?? {});
  if (target.icon && now.icon) {
    const alike = overlap(target.icon.split(' '), now.icon.split(' '));
    evidence[alike > 0 ? 'iconSame' : 'iconOther'] = alike > 0 ? alike : 1;
  } else if (target.icon || now.icon) evidence.iconLost = 1;
  both('heading', target.heading, now.heading);
  compareTexts(evidence, target.before, now.before);
  comparePlaces(evidence, target, now);
  // A field that has lost its name, such as a hint inside it, is still called by the caption that stands just before it.
  if (!foreign && evidence.labelLost && evidence.beforeNext && kind === 'field' && nowKind === kind)
    Object.assign(evidence, { labelLost: 0, labelSame: 0.9 });
  return evidence;
}

function compareIds(evidence: Evidence, one: string | undefined, two: string | undefined): void {
  if (!one) return;
  if (!two) evidence.idLost = 1;
  else if (one === two) evidence[/\d/.test(one) ? 'idSerial' : 'idSame'] = 1;
  else if (!/\d/.test(one)) evidence.idOther = 1 - overlap(wordsOf(one), wordsOf(two));
}

/** A counter or a badge is no word, `3+` on a bell; digits alone are one, such as the number of a page or of an order. */
const isWordless = ({ label = '', icon = '' }: Pick<Target, 'label' | 'icon'>): boolean =>
  !(icon ? /\p{L}/u : /[\p{L}\d]/u).test(label);

/** An icon, a drawing, a field without a caption: pages give names to these from one release to the next, so a name that is new says nothing. */
export const hasNoWords = (target: Target): boolean => !target.languageFree && isWordless(target);

function compareLabels(evidence: Evidence, one: string | undefined, two: string | undefined): void {
  if (!one || !two) evidence.labelLost = 1;
  else if (one === two) evidence.labelSame = 1;
  else if (fold(one) === fold(two) && fold(one)) evidence.labelSame = 0.9;
  else {
    const alike = likeness(one, two);
    evidence.labelAlike = alike > 0.4 ? alike : 0;
    evidence.labelOther = 1 - alike;
  }
}

function compareAttributes(evidence: Evidence, one: Record<string, string>, two: Record<string, string>): void {
  let other = 0;
  for (const name of Object.keys(one)) {
    if (name === 'href' || name === 'placeholder') continue;
    if (one[name] === (two[name] ?? '')) continue;
    if (name === 'type') evidence.typeOther = 1;
    else other++;
  }
  if (other) evidence.attributesOther = Math.min(1, other / 2);
  if (one.href && two.href) evidence[one.href === two.href ? 'hrefSame' : 'hrefOther'] = 1;
}

function compareTexts(evidence: Evidence, one: readonly string[] = [], two: readonly string[] = []): void {
  if (!one.length || !two.length) return;
  if (one[0] === two[0]) evidence.beforeNext = 1;
  evidence.beforeNear = one.filter((text) => two.includes(text)).length / Math.max(one.length, two.length);
}

function comparePlaces(evidence: Evidence, target: Target, now: Profile): void {
  if (target.trail?.length && now.trail?.length) evidence.trail = overlap(target.trail, now.trail);
  const [one, two] = [target.slot, now.slot];
  if (one && two) {
    if (one.index === two.index) evidence.slotSame = 1;
    if (one.of - one.index === two.of - two.index) evidence.slotEnd = 1;
    if (one.of > 1 && one.index === two.index && one.of === two.of) evidence.slotBoth = 1;
  }
}

/** What its shape says, which is read only where that weighs something. */
export const SHAPE = ['classes', 'area', 'routeEnd', 'boxX', 'boxY', 'boxSize'];

export function compareShapes(
  evidence: Evidence,
  target: Target,
  { classes = [], area = [], route, box }: Profile,
): void {
  if (target.classes?.length && classes.length) evidence.classes = overlap(target.classes, classes);
  if (target.area?.length && area.length) evidence.area = overlap(target.area, area);
  if (target.route && route) {
    const [a, b] = [target.route.split('/'), route.split('/')];
    let end = 0;
    while (end < a.length && end < b.length && a[a.length - 1 - end] === b[b.length - 1 - end]) end++;
    evidence.routeEnd = end / Math.max(a.length, b.length);
  }
  compareBoxes(evidence, target.box, box);
}

function compareBoxes(
  evidence: Evidence,
  one: readonly number[] | undefined,
  two: readonly number[] | undefined,
): void {
  const [x = 0, y = 0, width = 0, height = 0, view = 1] = one ?? [];
  const [nowX = 0, nowY = 0, nowWidth = 0, nowHeight = 0, nowView = 1] = two ?? [];
  if (!width || !height || !nowWidth || !nowHeight) return;
  const near = (a: number, b: number, span: number): number => Math.max(0, 1 - Math.abs(a - b) / span);
  evidence.boxX = near((x + width / 2) / view, (nowX + nowWidth / 2) / nowView, 0.5);
  evidence.boxY = near(y, nowY, 600);
  evidence.boxSize =
    (Math.min(width, nowWidth) / Math.max(width, nowWidth)) *
    (Math.min(height, nowHeight) / Math.max(height, nowHeight));
}
