import Type from 'typebox';
import { conditionSchema, type Condition } from './condition.ts';
import { idSchema, instantSchema } from './ids.ts';
import { stepSchema, type Step } from './step.ts';
import { themeSchema, type Theme } from './theme.ts';
import { triggerSchema, type Trigger } from './trigger.ts';

const walkthroughProperties = {
  kind: Type.Literal('walkthrough'),
  guideId: idSchema,
  title: Type.String({ minLength: 1, maxLength: 200 }),
  trigger: triggerSchema,
  audience: Type.Optional(conditionSchema),
  theme: Type.Optional(themeSchema),
  steps: Type.Array(stepSchema, { minItems: 1, maxItems: 100 }),
};

const versionProperties = { version: Type.Integer({ minimum: 1 }), publishedAt: instantSchema };

const walkthroughSchema = Type.Object(walkthroughProperties, { additionalProperties: false });
const walkthroughVersionSchema = Type.Object(
  { ...walkthroughProperties, ...versionProperties },
  { additionalProperties: false },
);

/** Anything that we show to help; its `kind` says which fields exist. Further kinds join this union. */
export const guideSchema = Type.Union([walkthroughSchema]);

/** A published guide: numbered and frozen. */
export const guideVersionSchema = Type.Union([walkthroughVersionSchema]);

export interface Walkthrough {
  kind: 'walkthrough';
  guideId: string;
  title: string;
  trigger: Trigger;
  audience?: Condition;
  theme?: Theme;
  steps: Step[];
}
export type Guide = Walkthrough;
export type GuideVersion = Guide & { version: number; publishedAt: number };
