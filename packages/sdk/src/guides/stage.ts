import type { Event, Guide, Mode, Props, Published } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import type { Recorder, RecordEvent } from '../core/recorder.ts';
import type { Saved } from '../core/saved.ts';
import type { Messages } from '../kit/messages.ts';
import type { Look } from '../kit/root.ts';
import type { At } from '../page/clicks.ts';
import type { Active, Core } from './core.ts';

/** How a guide ended. What was never seen for a fault of ours, or of the page, is due again. */
export type Ending = (
  | { how: 'completed' | 'dismissed' | 'muted' }
  /** Put away until an instant, epoch milliseconds. */
  | { how: 'snoozed'; until: number }
) & {
  /** The step that was left. */
  stepId?: string;
  props?: Props;
  /** Shown with something missing: the guide does not count as seen. */
  unseen?: boolean;
};

/** What a guide can have done outside itself. */
interface Outside {
  start(guideId: string, mode?: Mode): void;
  /** Follows a safe address; what is not one is left. */
  open(url: string, newTab?: boolean): void;
  help(): void;
  track(name: string, props?: Props): void;
}

export type MakeOutside = (core: Core, one: Active, end: (ending: Ending) => void) => Outside;

/** All that a kind of guide gets to run with. Its texts are in the visitor's language already, and filled in. */
export interface Stage<G extends Guide = Guide> {
  guide: Published<G>;
  look: Look;
  messages: Messages;
  mode: Mode;
  /** Whether it was asked for by somebody, so that it need not offer never to come again. */
  asked: boolean;
  /** Shown beside what it is written in: it holds nobody up, and leaves the focus where it is. */
  aside?: boolean;
  facts(): Facts;
  record: RecordEvent;
  /** The same under ids that `newId` makes: for answers without a name. */
  recordAs: Recorder['as'];
  newId(): string;
  guard: Guard;
  after: Platform['after'];
  /** Progress of this guide, kept by the tab over page loads; unknown, since an older version may have written it. */
  kept: Saved<unknown>;
  /** Made where it is used, so that a guide that is only shown does not carry it. */
  outside(make: MakeOutside): Outside;
  /** To be called once. It notes the end as an event and in the history; then the run is stopped. */
  end(ending: Ending): void;
}

/** A guide under way. Each method may be called at any time until `stop`. */
export interface Run {
  guideId: string;
  /** The address has changed. */
  navigated(): void;
  /** The visitor has clicked; the path is innermost first. */
  clicked(path: readonly EventTarget[], at?: At): void;
  /** An event was recorded in this page. */
  recorded?(event: Event): void;
  stop: Stop;
}

/** What each kind exports from `kinds/<kind>/index.ts(x)`, a chunk of its own, as `start`. */
export type StartGuide<G extends Guide = Guide> = (stage: Stage<G>) => Run;
