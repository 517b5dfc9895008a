import Type from 'typebox';
import { blocksSchema, type Block } from '../block.ts';
import { conditionSchema, urlPatternSchema, type Condition } from '../condition.ts';
import { idSchema } from '../ids.ts';
import { themeSchema, type Theme } from '../theme.ts';
import { frequencySchema, triggerSchema, type Frequency, type Trigger } from '../trigger.ts';

export const closed = { additionalProperties: false };
export const titleSchema = Type.String({ minLength: 1, maxLength: 200 });
export const LOCALE = '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$';
export const localeSchema = Type.String({ pattern: LOCALE, description: 'a language such as de or pt-BR' });

/**
 * Texts of one language by their place in the guide, with ids in the place of numbers: `title`, `blocks`,
 * `steps/choose/title`, `steps/choose/buttons/later/label`, `questions/why/options/price/label`. What is missing is said
 * in the guide's own language.
 */
export const textsSchema = Type.Record(
  Type.String({ pattern: '^[A-Za-z0-9_/-]{1,300}$' }),
  Type.Union([Type.String({ maxLength: 2_000 }), blocksSchema]),
  { maxProperties: 2_000, additionalProperties: false },
);
export const translationsSchema = Type.Record(Type.String({ pattern: LOCALE }), textsSchema, {
  maxProperties: 50,
  additionalProperties: false,
});

const goalDays = Type.Integer({ minimum: 1, maximum: 90 });

/** From what each text of a language was translated, as a short print of it: when the guide's own text has another, the translation is outdated. */
const translatedFromSchema = Type.Record(
  Type.String({ pattern: LOCALE }),
  Type.Record(Type.String({ pattern: '^[A-Za-z0-9_/-]{1,300}$' }), Type.String({ pattern: '^[0-9a-f]{8}$' }), {
    maxProperties: 2_000,
    additionalProperties: false,
  }),
  { maxProperties: 50, additionalProperties: false },
);

/** What people are to do after the guide, and within how many days of its start: an event, a page, or the use of a feature. */
export const goalSchema = Type.Union([
  Type.Object({ event: Type.String({ minLength: 1, maxLength: 100 }), days: goalDays }, closed),
  Type.Object({ path: urlPatternSchema, days: goalDays }, closed),
  Type.Object({ featureId: idSchema, days: goalDays }, closed),
]);

/** What every kind of guide has. */
export const anyGuideProperties = {
  guideId: idSchema,
  title: titleSchema,
  trigger: triggerSchema,
  audience: Type.Optional(conditionSchema),
  /** @default once: again at each trigger, until it has been completed or closed */
  frequency: Type.Optional(frequencySchema),
  /** Of several that are due the highest goes first. @default 0 */
  priority: Type.Optional(Type.Integer({ minimum: -100, maximum: 100 })),
  /** The share of visitors, in per cent, to whom it does not start by itself, so that its effect can be seen. @default 0 */
  holdOut: Type.Optional(Type.Integer({ minimum: 1, maximum: 90 })),
  /** For authors; pages do not get it. */
  goal: Type.Optional(goalSchema),
  theme: Type.Optional(themeSchema),
  /** Language of the guide's own texts. @default the app's */
  locale: Type.Optional(localeSchema),
  translations: Type.Optional(translationsSchema),
  /** For authors; pages do not get it. */
  translatedFrom: Type.Optional(translatedFromSchema),
};

export type Goal = Type.Static<typeof goalSchema>;
export type Texts = Record<string, string | Block[]>;
export interface AnyGuide {
  guideId: string;
  title: string;
  trigger: Trigger;
  audience?: Condition;
  frequency?: Frequency;
  priority?: number;
  holdOut?: number;
  goal?: Goal;
  theme?: Theme;
  locale?: string;
  translations?: Record<string, Texts>;
  translatedFrom?: Record<string, Record<string, string>>;
}
