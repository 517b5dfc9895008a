import type { Segment } from '../schema/app.ts';
import type { Device, TraitValue } from '../schema/condition.ts';
import type { GuideHistory } from '../schema/history.ts';
import type { Target } from '../schema/target.ts';
import type { Clock } from './clock.ts';
import type { PageAddress } from './match-path.ts';

/** What is known at the moment of asking. A statement about what is not known does not hold. */
export interface Facts {
  page: PageAddress;
  traits: Readonly<Record<string, TraitValue>>;
  /** Epoch milliseconds. */
  now?: number;
  clock?: Clock;
  locale?: string;
  device?: Device;
  /** Version of the host application. */
  appVersion?: string;
  segments?: readonly Segment[];
  history?(guideId: string): GuideHistory | undefined;
  /** How often the visitor had this event within so many days, or ever. */
  events?(name: string, days?: number): number;
  /** The element, if it can be found and seen now. */
  element?(target: Target): { disabled: boolean; text: string } | undefined;
}
