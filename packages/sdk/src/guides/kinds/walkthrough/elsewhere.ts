import type { Step } from '@handrail/protocol';
import { wordsOf } from '../../../kit/walkthrough-words.ts';
import { createOutside } from '../../outside.ts';
import type { Scene } from '../../scene.ts';
import type { Flow } from './flow.ts';

type Away = Step & { url: string };

export const goThere = ({ stage }: Flow, { url }: Away): void => stage.outside(createOutside).open(url);

/** A card in the corner that offers the way to a step of another page. */
export function elsewhereScene(flow: Flow, step: Away): Scene {
  const { guide, messages, guard } = flow.stage;
  const words = wordsOf(messages);
  return {
    ...{ guide, element: undefined, missed: undefined },
    step: {
      ...{ type: 'corner', stepId: step.stepId, title: step.type === 'hidden' ? guide.title : step.title },
      blocks: [{ type: 'paragraph', content: [{ text: words.elsewhere }] }],
    },
    controls: [{ label: words.goThere, main: true, press: guard(() => goThere(flow, step)) }],
    // All that it has beside its button is the cross.
    act: guard(() => flow.end({ how: 'dismissed' })),
  };
}
