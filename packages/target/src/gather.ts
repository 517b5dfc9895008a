import type { Target } from '@handrail/protocol';
import { closest, likeIn, poolOf, type Candidate, type Pool } from './candidates.ts';
import { compare, compareShapes, hasNoWords, SHAPE, type Evidence } from './compare.ts';
import { openPage, type Page } from './page.ts';
import { profileOf, type Profile } from './profile.ts';
import type { Root } from './finding.ts';
import { alignment, closes, printsIn, windowOf, type Window } from './signals/prints.ts';
import { fold, overlap } from './words.ts';
import { keyEvidence, usesKeys } from './signals/keys.ts';
import { BY_LABEL, WEIGHTS } from './weights.ts';

/** What became of the label: the same, alike, changed, in another language, or there was none, whatever it may say now. */
export type State = 'same' | 'alike' | 'changed' | 'foreign' | 'none';

export interface Suspect extends Candidate {
  profile: Profile;
  evidence: Evidence;
  state: State;
}

export interface Gathered {
  suspects: Suspect[];
  hidden: Suspect[];
  /** What speaks for the target being gone. */
  gone: Evidence;
}

/** A changed order of rows, and what depends on it, says nothing about an element that its row's own texts name. */
const BY_ROW = ['alikeSame', 'orderNear', 'routeSame', 'boxY'];
const BY_LANGUAGE = ['headingOther', 'itemRenamed'];

/** The candidates with everything that speaks for and against them; hands over now and then, so that a page stays smooth. */
export function* gather(target: Target, root: Root): Generator<void, Gathered> {
  const page = openPage(root);
  const pool = yield* poolOf(target, page);
  const labels = pool.words;
  yield;
  const others = new Set(printsIn(target.prints?.like));
  const steady = steadiness(others, labels, page);
  const foreign = isForeign(target, page, others.size < 6 ? 0 : steady, others.size >= 8);
  const keyed = usesKeys(target) && (target.item?.keys ?? []).some(page.holds);
  yield;
  const { seen, hidden } = yield* closest(target, pool, page);
  yield;
  const wordless = hasNoWords(target);
  const window = target.prints ? windowOf(target) : textsOf(target, page);
  const align = alignment(window, target.label ? page.print(target.label) : '');
  let closed = false;
  const look = (candidate: Candidate): Suspect => {
    const profile = profileOf(candidate.element, page);
    const around = windowOf(profile);
    const evidence = compare(target, profile, foreign, wordless);
    closed ||= candidate.label !== '' && closes(window, around, page.print(candidate.label));
    Object.assign(evidence, align(around), knownAs(others, target, candidate.label, page));
    Object.assign(evidence, amongLike(target, candidate, pool, page), keyEvidence(target, candidate, pool, page));
    const state = sumUp(evidence, foreign, wordless);
    if (SHAPE.some((name) => WEIGHTS[name] ?? BY_LABEL[name]?.[state])) compareShapes(evidence, target, profile);
    for (const name of [...(keyed ? BY_ROW : []), ...(foreign ? BY_LANGUAGE : [])]) evidence[name] = 0;
    return { ...candidate, profile, evidence, state };
  };
  const gathered: Gathered = { suspects: [], hidden: [], gone: goneEvidence(target, labels, foreign, keyed) };
  if (!foreign && others.size > 2) gathered.gone.steady = steady;
  for (const candidate of seen) {
    try {
      gathered.suspects.push(look(candidate));
    } catch {
      // Something around it has other methods than elements have, such as a form with a field named `getAttribute`.
    }
    yield;
  }
  gathered.hidden = hidden.map(look);
  if (closed) gathered.gone.closed = 1;
  gathered.gone.context = Math.max(0, ...gathered.suspects.map(({ evidence }) => evidence.windowSame ?? 0));
  for (const { evidence } of gathered.suspects)
    if (gathered.gone.context > 0.1) evidence.windowBest = (evidence.windowSame ?? 0) / gathered.gone.context;
  return gathered;
}

/** Older records hold three texts on each side and no prints. */
const textsOf = ({ before = [], after = [] }: Target, page: Page): Window => ({
  before: before.map(page.print),
  after: after.map(page.print),
});

/** What has the label of another element of the old page is that one; what has a new label may be ours, renamed. */
function knownAs(others: ReadonlySet<string>, target: Target, label: string, page: Page): Evidence {
  if (!others.size && !target.prints && label) return { labelFresh: 0.5 };
  if (
    !others.size ||
    !label ||
    hasNoWords(target) ||
    label === target.label ||
    fold(label) === fold(target.label ?? '')
  )
    return {};
  return others.has(page.print(label)) ? { labelKnown: 1 } : { labelFresh: 1 };
}

/** How much of the old page's like is still here: where much stays, what is missing was taken away. */
function steadiness(others: ReadonlySet<string>, labels: Pool['words'], page: Page): number {
  const now = new Set(Array.from(labels.keys(), page.print));
  let held = 0;
  for (const other of others) if (now.has(other)) held++;
  return held / Math.max(1, others.size);
}

const isInRow = (target: Target): boolean => target.trail?.some((name) => /^(tr|row)\b/.test(name)) ?? false;

function goneEvidence(target: Target, labels: Pool['words'], foreign: boolean, keyed: boolean): Evidence {
  const gone: Evidence = { always: 1 };
  if (foreign) gone.foreign = 1;
  else if (target.label && !labels.has(target.label)) gone.labelAbsent = 1;
  if (!target.label) gone.labelNone = 1;
  if (usesKeys(target)) gone[keyed ? 'keyed' : isInRow(target) ? 'keysAbsent' : 'itemAbsent'] = 1;
  if (target.label && (target.alike?.of ?? 1) > 1) gone.twins = 1;
  return gone;
}

/** What the label says: everything else means something else beside a changed label. */
function sumUp(evidence: Evidence, foreign: boolean, wordless: boolean): State {
  evidence.state = 1;
  if (wordless) return 'none';
  if (evidence.labelSame) return 'same';
  if (foreign) return 'foreign';
  return evidence.labelAlike ? 'alike' : 'changed';
}

/** Whether the page seems to be in another language than the record: it holds none of the record's texts. */
function isForeign(target: Target, page: Page, steady: number, many: boolean): boolean {
  if (target.languageFree) return true;
  const texts = new Set([target.label, target.heading, ...(target.before ?? []), ...(target.after ?? [])]);
  const telling = [...texts].filter((text): text is string => text !== undefined && /\p{L}{3}/u.test(text));
  if (telling.length < 2) return false;
  const absent = telling.filter((text) => !page.holds(text.slice(0, 30).trim())).length / telling.length;
  const other = target.lang && page.lang && target.lang.slice(0, 2) !== page.lang.slice(0, 2);
  if (many && steady < 0.06 && (!target.label || !page.holds(target.label.slice(0, 30)))) return true;
  return other ? absent >= 0.5 : absent >= 0.99 && steady < 0.1;
}

function amongLike(target: Target, suspect: Candidate, pool: Pool, page: Page): Evidence {
  const evidence: Evidence = {};
  const { element, role, label, order } = suspect;
  const named = likeIn(pool, role, label).slice(0, 50);
  const icon = label ? '' : page.icon(element);
  const like = label ? named : named.filter((other) => page.icon(other.element) === icon);
  const seen = like.length < 30 ? like.filter((other) => page.sees(other.element)) : like;
  const twins = target.alike;
  if (label ? label === target.label : !target.label && overlap(icon.split(' '), (target.icon ?? '').split(' ')) > 0) {
    const index = seen.findIndex((other) => other.element === element);
    if (twins?.of === 1 && seen.length === 1) evidence.labelOnlyBoth = 1;
    if (twins && twins.of === seen.length && twins.index === index) evidence.alikeSame = 1;
  } else {
    const ratio = twins ? Math.min(twins.of, seen.length) / Math.max(twins.of, seen.length) : 0;
    if (twins && twins.of > 2 && seen.length > 2 && ratio >= 0.5) evidence.countSame = ratio;
  }
  if (target.order && order >= 0) {
    const there = target.order.index / Math.max(1, target.order.of - 1);
    evidence.orderNear = Math.max(0, 1 - 6 * Math.abs(there - order / Math.max(1, pool.of - 1)));
  }
  return evidence;
}
