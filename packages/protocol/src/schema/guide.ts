import Type from 'typebox';
import { instantSchema } from './ids.ts';
import { checklistProperties, type Checklist } from './kinds/checklist.ts';
import { anyGuideProperties, type AnyGuide } from './kinds/any-guide.ts';
import {
  announcementProperties,
  bannerProperties,
  hintProperties,
  knownIssueProperties,
  launcherProperties,
  type Announcement,
  type Banner,
  type Hint,
  type KnownIssue,
  type Launcher,
} from './kinds/notices.ts';
import { surveyProperties, type Survey } from './kinds/survey.ts';
import { walkthroughProperties, type Walkthrough } from './kinds/walkthrough.ts';

const closed = { additionalProperties: false };
const versionProperties = { version: Type.Integer({ minimum: 1 }), publishedAt: instantSchema };

export const KINDS = [
  'walkthrough',
  'announcement',
  'banner',
  'hint',
  'launcher',
  'checklist',
  'survey',
  'known-issue',
] as const;

/** Anything that we show to help; its `kind` says which fields exist. */
export const guideSchema = Type.Union([
  Type.Object(walkthroughProperties, closed),
  Type.Object(announcementProperties, closed),
  Type.Object(bannerProperties, closed),
  Type.Object(hintProperties, closed),
  Type.Object(launcherProperties, closed),
  Type.Object(checklistProperties, closed),
  Type.Object(surveyProperties, closed),
  Type.Object(knownIssueProperties, closed),
]);

/** A published guide: numbered and frozen. */
export const guideVersionSchema = Type.Union([
  Type.Object({ ...walkthroughProperties, ...versionProperties }, closed),
  Type.Object({ ...announcementProperties, ...versionProperties }, closed),
  Type.Object({ ...bannerProperties, ...versionProperties }, closed),
  Type.Object({ ...hintProperties, ...versionProperties }, closed),
  Type.Object({ ...launcherProperties, ...versionProperties }, closed),
  Type.Object({ ...checklistProperties, ...versionProperties }, closed),
  Type.Object({ ...surveyProperties, ...versionProperties }, closed),
  Type.Object({ ...knownIssueProperties, ...versionProperties }, closed),
]);

const { guideId, title, trigger, audience, frequency, priority, holdOut } = anyGuideProperties;

/** What decides whether a guide shows; what it shows is asked for when it does. */
export const guideHeadSchema = Type.Object({
  kind: Type.Enum([...KINDS]),
  ...{ guideId, title, trigger, audience, frequency, priority, holdOut },
  ...versionProperties,
  lazy: Type.Literal(true),
});

export type Guide = Walkthrough | Announcement | Banner | Hint | Launcher | Checklist | Survey | KnownIssue;
export type Kind = Guide['kind'];
/** A guide of one kind as published. */
export type Published<G extends Guide = Guide> = G extends Guide ? G & { version: number; publishedAt: number } : never;
export type GuideVersion = Published;
export type GuideHead = Omit<AnyGuide, 'translations' | 'translatedFrom' | 'goal' | 'theme' | 'locale'> & {
  kind: Kind;
  version: number;
  publishedAt: number;
  lazy: true;
};
