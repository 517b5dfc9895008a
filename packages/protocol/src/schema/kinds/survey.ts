import Type from 'typebox';
import { blocksSchema, type Block } from '../block.ts';
import { idSchema } from '../ids.ts';
import { closed, anyGuideProperties, titleSchema, type AnyGuide } from './any-guide.ts';

const label = Type.String({ minLength: 1, maxLength: 200 });
const optionsSchema = Type.Array(Type.Object({ optionId: idSchema, label }, closed), { minItems: 2, maxItems: 20 });

/** Where to go after an answer: the first rule that fits it; else the next question. `end` goes to the thanks. */
const branchesSchema = Type.Optional(
  Type.Array(
    Type.Object(
      {
        /** Options chosen, or numbers given, that lead there. Without it, any answer does. */
        in: Type.Optional(
          Type.Array(Type.Union([idSchema, Type.Integer({ minimum: 0, maximum: 10 })]), { minItems: 1, maxItems: 20 }),
        ),
        go: Type.Union([Type.Literal('end'), idSchema]),
      },
      closed,
    ),
    { maxItems: 20 },
  ),
);

const questionProperties = {
  questionId: idSchema,
  title: titleSchema,
  blocks: Type.Optional(blocksSchema),
  required: Type.Optional(Type.Boolean()),
  branches: branchesSchema,
};

const questionSchema = Type.Union([
  /** From 0 to 10: how likely one is to recommend. */
  Type.Object(
    { type: Type.Literal('nps'), ...questionProperties, low: Type.Optional(label), high: Type.Optional(label) },
    closed,
  ),
  Type.Object(
    {
      type: Type.Literal('rating'),
      ...questionProperties,
      /** @default 5 */
      of: Type.Optional(Type.Integer({ minimum: 3, maximum: 10 })),
      /** @default 'stars' */
      look: Type.Optional(Type.Enum(['stars', 'numbers', 'faces'])),
      low: Type.Optional(label),
      high: Type.Optional(label),
    },
    closed,
  ),
  Type.Object({ type: Type.Literal('single'), ...questionProperties, options: optionsSchema }, closed),
  Type.Object({ type: Type.Literal('multiple'), ...questionProperties, options: optionsSchema }, closed),
  Type.Object(
    {
      type: Type.Literal('text'),
      ...questionProperties,
      maxLength: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
    },
    closed,
  ),
]);

/** Asks the visitor. */
export const surveyProperties = {
  kind: Type.Literal('survey'),
  ...anyGuideProperties,
  /** @default 'corner' */
  form: Type.Optional(Type.Enum(['dialog', 'corner'])),
  corner: Type.Optional(Type.Enum(['top-start', 'top-end', 'bottom-start', 'bottom-end'])),
  /** Answers carry a random visitor instead of this one, and the visitor is told so. */
  anonymous: Type.Optional(Type.Boolean()),
  questions: Type.Array(questionSchema, { minItems: 1, maxItems: 30 }),
  /** What is said at the end. */
  thanks: Type.Optional(blocksSchema),
};

export interface SurveyBranch {
  in?: (string | number)[];
  go: string;
}
interface Asked {
  questionId: string;
  title: string;
  blocks?: Block[];
  required?: boolean;
  branches?: SurveyBranch[];
}
export interface Option {
  optionId: string;
  label: string;
}
export type Question = Asked &
  (
    | { type: 'nps'; low?: string; high?: string }
    | { type: 'rating'; of?: number; look?: 'stars' | 'numbers' | 'faces'; low?: string; high?: string }
    | { type: 'single' | 'multiple'; options: Option[] }
    | { type: 'text'; maxLength?: number }
  );
export interface Survey extends AnyGuide {
  kind: 'survey';
  form?: 'dialog' | 'corner';
  corner?: 'top-start' | 'top-end' | 'bottom-start' | 'bottom-end';
  anonymous?: boolean;
  questions: Question[];
  thanks?: Block[];
}
