import Type from 'typebox';
import { limitsSchema, segmentSchema, type Limits, type Segment } from './app.ts';
import { guideHeadSchema, guideVersionSchema, type GuideHead, type GuideVersion } from './guide.ts';
import { helpSettingsSchema, type HelpSettings } from './help.ts';
import { idSchema } from './ids.ts';
import { themeSchema, type Theme } from './theme.ts';
import { usageSchema, type Usage } from './usage.ts';

/**
 * What an SDK downloads: the published guides of one app. Where they are many, heads stand for them, and
 * `GET /v1/guides/:guideId/:version` has the rest. A reader leaves out guides of a kind that it does not know.
 */
export const manifestSchema = Type.Object({
  protocol: Type.Literal(1),
  appId: idSchema,
  theme: Type.Optional(themeSchema),
  limits: Type.Optional(limitsSchema),
  segments: Type.Optional(Type.Array(segmentSchema)),
  usage: Type.Optional(usageSchema),
  /** Where it is missing, pages fetch nothing of the help panel. */
  help: Type.Optional(helpSettingsSchema),
  guides: Type.Array(Type.Union([guideVersionSchema, guideHeadSchema])),
});

export interface Manifest {
  protocol: 1;
  appId: string;
  theme?: Theme;
  limits?: Limits;
  segments?: Segment[];
  usage?: Usage;
  help?: HelpSettings;
  guides: (GuideHead | GuideVersion)[];
}
