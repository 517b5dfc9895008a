import type { Step, Walkthrough } from '@handrail/protocol';
import { freshId } from './fresh-id.ts';

interface Blank {
  title: string;
  locale: string;
  /** Ids of the app's guides. */
  taken: readonly string[];
  step: Step;
}

/** A new walkthrough with its first step. It shows only when it is asked for, until its author says otherwise. */
export const blankGuide = ({ title, locale, taken, step }: Blank): Walkthrough => ({
  kind: 'walkthrough',
  guideId: freshId(title, taken),
  title,
  ...(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/.test(locale) && { locale }),
  trigger: { on: 'call' },
  steps: [step],
});
