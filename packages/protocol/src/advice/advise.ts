import { findPoorContrast } from '../contrast/find-poor-contrast.ts';
import { mergeThemes } from '../contrast/merge-themes.ts';
import type { Guide } from '../schema/guide.ts';
import type { Theme } from '../schema/theme.ts';
import type { Advice } from './advice.ts';
import { findDeadLinks } from './find-dead-links.ts';
import { findHardWords } from './find-hard-words.ts';
import { findTranslations } from './find-translations.ts';
import { findUnreachable } from './find-unreachable.ts';

export interface AdviceOptions {
  /** Of the app, over which the guide's own theme lies. */
  theme?: Theme | undefined;
  /** The guides of the app; without them no action is judged by its guide. */
  guideIds?: ReadonlySet<string> | undefined;
  /** The language of a guide that does not say its own. @default 'en' */
  locale?: string | undefined;
  /** From how many steps on a guide should be shorter. @default 7 */
  goodSteps?: number | undefined;
  /** How many steps it may have. @default 12 */
  mostSteps?: number | undefined;
}

/** What an author should look at before others see the guide, in the order of the guide. Nothing of it keeps it from being saved. */
export function advise(guide: Guide, options: AdviceOptions = {}): Advice[] {
  return [
    ...findLength(guide, options),
    ...findUnreachable(guide),
    ...findDeadLinks(guide, options.guideIds),
    ...findContrast(guide, options.theme),
    ...findHardWords(guide, options.locale ?? 'en'),
    ...findTranslations(guide),
  ];
}

function findLength(guide: Guide, { goodSteps = 7, mostSteps = 12 }: AdviceOptions): Advice[] {
  if (guide.kind !== 'walkthrough') return [];
  const steps = guide.steps.filter(({ type }) => type !== 'hidden').length;
  if (steps <= goodSteps) return [];
  const most = steps > mostSteps ? mostSteps : goodSteps;
  return [
    {
      path: '/steps',
      code: steps > mostSteps ? 'too-many-steps' : 'many-steps',
      message: `${steps} steps are many; of walkthroughs with more than ${most} few people reach the end. Two short ones help more.`,
      about: { steps, most },
    },
  ];
}

function findContrast(guide: Guide, theme: Theme | undefined): Advice[] {
  if (guide.theme === undefined) return [];
  return findPoorContrast(mergeThemes(theme, guide.theme)).map(({ pair, ratio, needed, scheme }) => {
    // Rounded down, so that what fails never looks as if it did not.
    const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
    const message = `${pair} has a contrast of ${shown} to 1 in the ${scheme} scheme and needs ${needed}.`;
    return { path: '/theme', code: 'poor-contrast', message, about: { pair, ratio: shown, needed, scheme } };
  });
}
