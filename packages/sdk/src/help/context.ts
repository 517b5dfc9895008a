import type { GuideHead, GuideVersion, Mode, Segment, Theme } from '@handrail/protocol';
import type { Facts } from '@handrail/protocol/conditions';
import type { Guard } from '../core/guard.ts';
import type { Lifetime } from '../core/lifetime.ts';
import type { Log } from '../core/log.ts';
import type { Permit } from '../core/permit.ts';
import type { Platform } from '../core/platform.ts';
import type { Recorder } from '../core/recorder.ts';
import type { Visitor } from '../core/visitor.ts';
import type { AskCollector } from '../transport/delivery.ts';

/** A guide as the page knows it: whole, or what decides whether it is due. */
export type KnownGuide = GuideVersion | GuideHead;

/** What help takes from the rest of the SDK, most of it as guides have it. */
export interface HelpContext {
  appKey: string;
  collector: string | undefined;
  /** What every key in the browser's storage begins with. */
  prefix: string;
  platform: Platform;
  newId(): string;
  visitor: Visitor;
  permit: Pick<Permit, 'may'>;
  recorder: Recorder;
  ask: AskCollector;
  facts(): Facts;
  locales(): readonly string[];
  published(): { guides: readonly KnownGuide[]; theme?: Theme; segments?: readonly Segment[] } | undefined;
  /** The guide that interrupts, if one is shown. */
  interrupting(): unknown;
  /** Starts a guide, seen or not. */
  wish(wish: { guideId: string; mode?: Mode; by: 'help' | 'ticket' }): void;
  life: Pick<Lifetime, 'add' | 'ended'>;
  guard: Guard;
  log: Log;
}
