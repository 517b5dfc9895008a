import Type from 'typebox';
import { orNull } from './or-null.ts';

/** One difference between two contents of a guide, in words. */
export const guideChangeSchema = Type.Object({
  what: Type.Enum(['added', 'removed', 'moved', 'changed']),
  /** The step, item or question; null for the guide itself. `number` counts from 1, for what is gone in the earlier one. */
  entry: orNull(Type.Object({ id: Type.String(), title: Type.String(), number: Type.Integer({ minimum: 1 }) })),
  /** The name of the field that was changed. */
  field: orNull(Type.String()),
  before: orNull(Type.String()),
  after: orNull(Type.String()),
});

export type GuideChange = Type.Static<typeof guideChangeSchema>;
