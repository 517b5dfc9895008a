import Type from 'typebox';
import { guideVersionSchema, type GuideVersion } from './guide.ts';
import { idSchema } from './ids.ts';
import { themeSchema, type Theme } from './theme.ts';

/** What an SDK downloads: the published guides of one app. A reader leaves out guides of a kind that it does not know. */
export const manifestSchema = Type.Object({
  protocol: Type.Literal(1),
  appId: idSchema,
  theme: Type.Optional(themeSchema),
  guides: Type.Array(guideVersionSchema),
});

export interface Manifest {
  protocol: 1;
  appId: string;
  theme?: Theme;
  guides: GuideVersion[];
}
