import type { AnyGuide, Block, Guide, Step, Target, Walkthrough } from '@handrail/protocol';
import { duplicateStep, insertStep, moveStep, removeStep, retypeStep, setStep, type StepFields } from './steps.ts';
import { clipped, withFields } from './fields.ts';
import { setKind, type KindFields } from './kinds.ts';
import { setLanguage, setText } from './texts.ts';

type Own = Pick<AnyGuide, 'title' | 'trigger' | 'audience' | 'frequency' | 'priority' | 'theme' | 'locale'> &
  Pick<Walkthrough, 'modes'>;
/** What can be set of the guide itself; undefined takes a field away. */
export type GuideFields = { [K in keyof Own]?: Own[K] | undefined };

/** Everything that an author can do to a guide. */
export type Change =
  | { do: 'guide'; set: GuideFields }
  | { do: 'insert'; step: Step; at: number }
  | { do: 'duplicate'; stepId: string }
  | { do: 'remove'; stepId: string }
  | { do: 'move'; stepId: string; to: number }
  | { do: 'step'; stepId: string; set: StepFields }
  /** Another way to be shown; what the new one has no field for goes. */
  | { do: 'retype'; stepId: string; type: Step['type']; target?: Target }
  /** Of a guide that shows no steps. */
  | { do: 'kind'; set: KindFields }
  /** A text in another language; without one it is missing there. */
  | { do: 'text'; locale: string; path: string; text?: string | Block[] }
  | { do: 'language'; locale: string; on: boolean }
  /** The whole, as when a colleague's draft is taken over. */
  | { do: 'replace'; guide: Guide };

/** The guide with the change, or undefined where it is not possible. What fits the schema before fits it after. */
export function changed(guide: Guide, change: Change): Guide | undefined {
  switch (change.do) {
    case 'guide':
      return setGuide(guide, change.set);
    case 'text':
      return setText(guide, change.locale, change.path, change.text);
    case 'language':
      return setLanguage(guide, change.locale, change.on);
    case 'replace':
      return change.guide;
    case 'kind':
      return guide.kind === 'walkthrough' ? undefined : setKind(guide, change.set);
    default:
      return guide.kind === 'walkthrough' ? changedSteps(guide, change) : undefined;
  }
}

function changedSteps(
  guide: Walkthrough,
  change: Exclude<Change, { do: 'guide' | 'kind' | 'text' | 'language' | 'replace' }>,
): Guide | undefined {
  switch (change.do) {
    case 'insert':
      return insertStep(guide, change.step, change.at);
    case 'duplicate':
      return duplicateStep(guide, change.stepId);
    case 'remove':
      return removeStep(guide, change.stepId);
    case 'move':
      return moveStep(guide, change.stepId, change.to);
    case 'step':
      return setStep(guide, change.stepId, change.set);
    case 'retype':
      return retypeStep(guide, change.stepId, change.type, change.target);
  }
}

const NEEDED: ReadonlySet<string> = new Set(['title', 'trigger']);
const MOST_TITLE = 200;

function setGuide(guide: Guide, { modes, ...set }: GuideFields): Guide {
  const fields = { ...set, ...(set.title !== undefined && { title: clipped(set.title, MOST_TITLE) }) };
  const next = withFields(guide, fields, NEEDED);
  return guide.kind === 'walkthrough' && modes !== undefined ? withFields(next, { modes }, NEEDED) : next;
}
