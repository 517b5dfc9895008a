import type { Step } from '@handrail/protocol';
import { wordsOf } from '../../../kit/walkthrough-words.ts';
import { createOutside } from '../../outside.ts';
import type { Scene } from '../../scene.ts';
import { canJump } from './can-jump.ts';
import type { Flow, Hand } from './flow.ts';

/**
 * Leads to a step of another page: there at once after a press of ours, else by a card that offers the way. Where the way is
 * not known, whoever has asked for the guide and has seen nothing of it yet is told why.
 */
export function leadElsewhere(flow: Flow, step: Step, hand: Hand): void {
  const { asked, trail } = flow.at;
  const url = canJump(step) ? step.url : undefined;
  if (url !== undefined && hand === 'ours') return goThere(flow, url);
  if (url !== undefined || (hand === 'ours' && asked && !trail.length))
    flow.tools.presenter.show(elsewhereScene(flow, step, url));
}

const goThere = ({ stage }: Flow, url: string): void => stage.outside(createOutside).open(url);

/** A card in the corner that says that it goes on on another page, with the way there if we know it. */
function elsewhereScene(flow: Flow, step: Step, url: string | undefined): Scene {
  const { guide, messages, guard } = flow.stage;
  const words = wordsOf(messages);
  return {
    ...{ guide, element: undefined, missed: undefined },
    step: {
      ...{ type: 'corner', stepId: step.stepId, title: step.type === 'hidden' ? guide.title : step.title },
      blocks: [{ type: 'paragraph', content: [{ text: words.elsewhere }] }],
    },
    controls: url === undefined ? [] : [{ label: words.goThere, main: true, press: guard(() => goThere(flow, url)) }],
    // All that it has beside its button is the cross.
    act: guard(() => flow.end({ how: 'dismissed' })),
  };
}
