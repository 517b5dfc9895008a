// Types only: importing this module costs the browser no bytes.
export type { App, AppInput } from './schema/app.ts';
export type { Block, Inline } from './schema/block.ts';
export type { Condition, TraitValue } from './schema/condition.ts';
export type { Batch, BatchResult, Event, GuideEvent, PlainEvent, Props, Rejection, StepEvent } from './schema/event.ts';
export type { Guide, GuideVersion, Walkthrough } from './schema/guide.ts';
export type { Manifest } from './schema/manifest.ts';
export type {
  ActiveDay,
  ActiveDaysReport,
  EventCount,
  FunnelStep,
  GuideListReport,
  GuideReport,
  GuideSummary,
  Range,
} from './schema/metrics.ts';
export type { Problem } from './schema/problem.ts';
export type { Step, TooltipStep } from './schema/step.ts';
export type { Target } from './schema/target.ts';
export type { Theme } from './schema/theme.ts';
export type { Trigger } from './schema/trigger.ts';
