import Type from 'typebox';
import { actionSchema, type Action } from '../action.ts';
import { blocksSchema, type Block } from '../block.ts';
import { conditionSchema, type Condition } from '../condition.ts';
import { idSchema } from '../ids.ts';
import { closed, anyGuideProperties, titleSchema, type AnyGuide } from './any-guide.ts';

const itemSchema = Type.Object(
  {
    itemId: idSchema,
    title: titleSchema,
    blocks: Type.Optional(blocksSchema),
    /** What happens when the visitor chooses it. */
    actions: Type.Optional(Type.Array(actionSchema, { minItems: 1, maxItems: 8 })),
    /** What completes it: a guide, an event (so often), a condition that holds, or the visitor's own tick. */
    completedBy: Type.Union([
      Type.Object({ guideId: idSchema }, closed),
      Type.Object(
        {
          event: Type.String({ minLength: 1, maxLength: 100 }),
          times: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
        },
        closed,
      ),
      Type.Object({ when: conditionSchema }, closed),
      Type.Literal('tick'),
    ]),
  },
  closed,
);

/** Things to do, with how far the visitor is. It is completed with its last item. */
export const checklistProperties = {
  kind: Type.Literal('checklist'),
  ...anyGuideProperties,
  blocks: Type.Optional(blocksSchema),
  /** Whether an item can be begun only after those before it. @default false */
  ordered: Type.Optional(Type.Boolean()),
  corner: Type.Optional(Type.Enum(['bottom-start', 'bottom-end'])),
  items: Type.Array(itemSchema, { minItems: 1, maxItems: 30 }),
};

export interface ChecklistItem {
  itemId: string;
  title: string;
  blocks?: Block[];
  actions?: Action[];
  completedBy: { guideId: string } | { event: string; times?: number } | { when: Condition } | 'tick';
}
export interface Checklist extends AnyGuide {
  kind: 'checklist';
  blocks?: Block[];
  ordered?: boolean;
  corner?: 'bottom-start' | 'bottom-end';
  items: ChecklistItem[];
}
