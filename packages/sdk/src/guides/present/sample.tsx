/** @jsxImportSource #kit */
import type { Block, ShownStep, Theme } from '@handrail/protocol';
import type { Guard } from '../../core/guard.ts';
import { render } from '../../kit/jsx-runtime.ts';
import { loadMessages } from '../../kit/messages.ts';
import { createSlot } from '../../kit/slot.ts';
import type { Scene } from '../scene.ts';
import { lookOf } from '../themes.ts';
import baseCss from './base.css?inline';
import cardCss from './card.css?inline';
import { Card } from './card.tsx';
import sampleCss from './sample.css?inline';

/** What the card says, and in which language its own buttons speak. */
export interface SampleWords {
  title: string;
  blocks: Block[];
  locale: string;
}

export interface Sample {
  /** Shows the same words in another look. */
  wear(theme: Theme): void;
  stop(): void;
}

/** The middle one of three steps, as visitors see it, drawn into a place instead of over a page. It does nothing. */
export async function drawSample(into: Element, { title, blocks, locale }: SampleWords): Promise<Sample> {
  const messages = await loadMessages(locale);
  const nothing = (): void => undefined;
  const guard: Guard = (run) => run;
  const { layer, host, put, stop } = createSlot('inside', baseCss + cardCss + sampleCss, [], guard);
  const step: ShownStep = { type: 'dialog', stepId: 'sample', title, blocks };
  const scene: Scene = {
    guide: {
      ...{ kind: 'walkthrough', guideId: 'sample', title, steps: [step], trigger: { on: 'call' } },
      ...{ version: 1, publishedAt: 0 },
    },
    // Beside something, as most steps are.
    ...{ step, element: into, missed: undefined, act: nothing },
    count: { step: 2, steps: 3 },
    controls: [
      { label: messages.back, press: nothing },
      { label: messages.next, main: true, press: nothing },
    ],
  };
  host.inert = true;
  render(<Card scene={scene} messages={messages} />, layer);
  layer.querySelector('.tip')?.remove();
  put(into);
  return {
    wear(theme) {
      layer.removeAttribute('style');
      for (const [name, value] of lookOf(undefined, theme)) layer.style.setProperty(name, value);
    },
    stop() {
      render(null, layer);
      stop();
    },
  };
}
