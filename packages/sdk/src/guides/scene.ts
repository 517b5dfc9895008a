import type { Published, ShownStep, Theme, Walkthrough } from '@handrail/protocol';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import type { Messages } from '../kit/messages.ts';

/** What the visitor can do on a card. `skip` and `retry` stand on the card of a step whose target was not found. */
export type Act = 'next' | 'back' | 'dismiss' | 'skip' | 'retry';

/** What is to be seen: one step, beside its element, in the middle, or with the word that its element was not found. */
export interface Scene {
  guide: Published<Walkthrough>;
  step: ShownStep;
  stepIndex: number;
  /** Whether the step before can be shown on this page. */
  canGoBack: boolean;
  element: Element | undefined;
  missed: 'missed' | 'looking' | undefined;
  act(act: Act): void;
}

export interface Presenter {
  show(scene: Scene): void;
  hide(): void;
  stop: Stop;
}

export interface PresenterOptions {
  theme: Theme;
  guard: Guard;
  messages: Messages;
  after: Platform['after'];
}
