import type { GuideVersion } from '@handrail/protocol';
import type { Reason } from '@handrail/protocol/explain';
import { fillIn, localise } from '@handrail/protocol/text';
import type { Guard } from './core/guard.ts';
import type { Platform } from './core/platform.ts';
import type { RecordEvent } from './core/recorder.ts';
import type { KindModule } from './guides/kinds.ts';
import { kinds } from './guides/kinds.ts';
import type { Run, Stage } from './guides/stage.ts';
import type { Sample, SampleWords } from './guides/present/sample.tsx';
import type { Explaining } from './guides/explain-draft.ts';
import { previewFacts, type PreviewedAs } from './guides/preview-facts.ts';
import { lookOf } from './guides/themes.ts';
import { loadMessages } from './kit/messages.ts';

/** Draws a step into a place of a page, to show a look by. */
export const showSample = async (into: Element, words: SampleWords): Promise<Sample> =>
  (await import('./guides/present/sample.tsx')).drawSample(into, words);

/** A masked picture of an element and what is around it, for whoever reads of a step elsewhere. */
export const takePlace = async (element: Element, isTyped: (text: string) => boolean): Promise<string | undefined> =>
  (await import('./help/panel/picture/take-place.ts')).takePlace(element, isTyped);

/** Why a draft would start by itself on this page for whom it is previewed, or would not. */
export const explainDraft = async (as: PreviewedAs, how: Explaining): Promise<Reason[]> =>
  (await import('./guides/explain-draft.ts')).explainDraft(as.guide, previewFacts(as, Date.now()), how);

/** A guide that is still being written, and as whom it is shown. */
export interface PreviewOptions extends PreviewedAs {
  /** The step to begin with, of a guide that has steps. */
  stepId: string;
  /** It is being written, and redrawn with each change: the focus stays with whoever writes. */
  aside: boolean;
  guard: Guard;
  platform: Pick<Platform, 'after' | 'now'>;
  /** What would have been recorded; it goes nowhere else. */
  onEvent: RecordEvent;
  /** The guide has ended, or leads to somewhere else. */
  onEnd(reason: string): void;
}

/** Shows a draft as a visitor would see it, without an identity, a collector or storage: nothing of it is counted. */
export async function preview(options: PreviewOptions): Promise<Run> {
  const { guard, locale, traits, onEvent, onEnd } = options;
  const { after, now } = options.platform;
  const locales = [locale, document.documentElement.lang].filter(Boolean);
  const draft: GuideVersion = { ...options.guide, version: 1, publishedAt: now() };
  const guide = fillIn(localise(draft, locales), traits);
  const { theme } = draft;
  // A module starts guides of the kind under which it is listed.
  const { start } = (await kinds[guide.kind]()) as KindModule;
  let kept: unknown = beginAt(guide, options.stepId);
  const stage: Stage = {
    ...{ guide, guard, after, mode: 'guide', asked: !options.first, aside: options.aside },
    look: theme ? lookOf(undefined, theme) : [],
    messages: await loadMessages(...locales),
    facts: () => previewFacts(options, now()),
    ...{ record: onEvent, recordAs: () => onEvent, newId: () => '' },
    kept: { read: () => kept, write: (next) => (kept = next) },
    outside: () => ({
      start: (guideId) => onEnd(`start ${guideId}`),
      // Within the site a step may lead to its page; the preview does not open what is elsewhere.
      open: (url) => onEnd(`open ${url}`),
      help: () => onEnd('help'),
      track: () => undefined,
    }),
    end({ how }) {
      run.stop();
      onEnd(how);
    },
  };
  const run = start(stage);
  return run;
}

/** Progress in a form that a walkthrough takes for its own; other kinds have no steps to begin at. */
function beginAt(guide: GuideVersion, stepId: string): unknown {
  if (guide.kind !== 'walkthrough') return undefined;
  const { guideId, version, steps } = guide;
  const stepIndex = Math.max(
    0,
    steps.findIndex((step) => step.stepId === stepId),
  );
  // As for who has come here step by step: counted on from there, and with a way back.
  const trail = [...steps.keys()].filter((index) => index < stepIndex && steps[index]?.type !== 'hidden');
  return { guideId, version, stepIndex, trail, shown: false, missed: false, mode: 'guide', asked: true };
}
