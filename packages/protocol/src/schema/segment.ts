import Type from 'typebox';
import { segmentSchema, type Segment } from './app.ts';
import { conditionSchema } from './condition.ts';

const closed = { additionalProperties: false };

/** What a member writes of a segment; its id stands in the address. */
export const segmentInputSchema = Type.Object({ name: segmentSchema.properties.name, when: conditionSchema }, closed);

/** Something that names a segment and would mean nobody without it. */
export const segmentUseSchema = Type.Object({
  kind: Type.Enum(['guide', 'article', 'segment']),
  id: Type.String(),
  title: Type.String(),
});

/** A segment with what uses it: drafts, and what visitors have. */
export const segmentRowSchema = Type.Object({ ...segmentSchema.properties, uses: Type.Array(segmentUseSchema) });

export type SegmentUse = Type.Static<typeof segmentUseSchema>;
export type SegmentRow = Segment & { uses: SegmentUse[] };
