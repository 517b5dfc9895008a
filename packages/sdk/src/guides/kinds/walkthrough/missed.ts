import type { Step } from '@handrail/protocol';
import { wordsOf } from '../../../kit/walkthrough-words.ts';
import type { Scene } from '../../scene.ts';
import type { Flow } from './flow.ts';

/** The kind word that the element of a step was not found, in the place of what the step says. */
export function missedScene({ stage, play }: Flow, { stepId }: Step, scene: Scene): Scene {
  const { messages, guard } = stage;
  const words = wordsOf(messages);
  const disabled = scene.missed === 'looking';
  return {
    ...scene,
    step: {
      ...{ type: 'dialog', stepId: `${stepId} missed`, title: words.missedTitle },
      blocks: [{ type: 'paragraph', content: [{ text: words.missedText }] }],
    },
    lang: messages.locale,
    remark: disabled ? { text: words.looking } : undefined,
    controls: [
      { label: words.skip, press: () => scene.act('skip') },
      { label: words.retry, main: true, disabled, press: guard(() => play?.retry()) },
      ...scene.controls.filter(({ quiet }) => quiet),
    ],
  };
}
