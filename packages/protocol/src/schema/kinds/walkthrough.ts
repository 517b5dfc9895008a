import Type from 'typebox';
import { modeSchema, type Mode } from '../action.ts';
import { stepSchema, type Step } from '../step.ts';
import { anyGuideProperties, type AnyGuide } from './any-guide.ts';

/** Leads through a task, step by step. */
export const walkthroughProperties = {
  kind: Type.Literal('walkthrough'),
  ...anyGuideProperties,
  /** Ways in which the visitor may run it; the first is the one that starts by itself. @default ['guide'] */
  modes: Type.Optional(Type.Array(modeSchema, { minItems: 1, maxItems: 4 })),
  steps: Type.Array(stepSchema, { minItems: 1, maxItems: 500 }),
};

export interface Walkthrough extends AnyGuide {
  kind: 'walkthrough';
  modes?: Mode[];
  steps: Step[];
}
