import type { Button, Mode, Published, ShownStep, Walkthrough } from '@handrail/protocol';
import type { Count } from '@handrail/protocol/progress';
import type { Child } from '../kit/jsx-runtime.ts';
import type { Guard } from '../core/guard.ts';
import type { Stop } from '../core/lifetime.ts';
import type { Platform } from '../core/platform.ts';
import type { Messages } from '../kit/messages.ts';
import type { Look } from '../kit/root.ts';

/** What the visitor can do on a card: `skip` a step whose target was not found; `done` is what they did in the page. */
export type Act = 'next' | 'back' | 'dismiss' | 'skip' | 'mute' | 'done' | { press: Button } | { switchTo: Mode };

/** Why the words of a step are not what stands on its card. */
export type Missing = 'missed' | 'looking';

/** A button on a card. */
export interface Control {
  label: string;
  /** The one that most people should press. */
  main?: boolean;
  /** Beside the others, not to be noticed first. */
  quiet?: boolean;
  disabled?: boolean;
  press(): void;
}

/** What stands under the words of a step: what to do, or what is not right yet. */
export interface Remark {
  text: string;
  isProblem?: boolean;
}

/** What is to be seen: one step, beside its element, in the middle, or with the word that its element was not found. */
export interface Scene {
  guide: Published<Walkthrough>;
  step: ShownStep;
  /** Without it, no progress is shown. */
  count?: Count;
  element: Element | undefined;
  missed: Missing | undefined;
  /** The language of its words, where they are our own. */
  lang?: string;
  remark?: Remark | undefined;
  controls: readonly Control[];
  /** Drawn in the light, at the middle of the element. */
  pointer?: Child;
  act(act: Act): void;
}

export interface Presenter {
  show(scene: Scene): void;
  hide(): void;
  stop: Stop;
}

export interface PresenterOptions {
  look: Look;
  guard: Guard;
  messages: Messages;
  after: Platform['after'];
}
