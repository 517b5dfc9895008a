import type { Step } from '@handrail/protocol';
import { wordsOf } from '../../../kit/walkthrough-words.ts';
import type { Scene } from '../../scene.ts';
import type { Flow } from './flow.ts';

/** A card in the corner that offers the way to a step of another page. */
export function elsewhereScene({ stage, end }: Flow, step: Step & { url: string }): Scene {
  const { guide, messages, guard, outside } = stage;
  const words = wordsOf(messages);
  return {
    ...{ guide, element: undefined, missed: undefined },
    step: {
      ...{ type: 'corner', stepId: step.stepId, title: step.type === 'hidden' ? guide.title : step.title },
      blocks: [{ type: 'paragraph', content: [{ text: words.elsewhere }] }],
    },
    controls: [{ label: words.goThere, main: true, press: guard(() => outside.open(step.url)) }],
    // All that it has beside its button is the cross.
    act: guard(() => end({ how: 'dismissed' })),
  };
}
