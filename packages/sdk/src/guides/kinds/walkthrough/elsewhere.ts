import type { Step } from '@handrail/protocol';
import type { Scene } from '../../scene.ts';
import type { Flow } from './flow.ts';

/** Whether we can take the visitor to the page of a step: only within the site that they are on. */
export function canJump(step: Step): step is Step & { url: string } {
  return (
    step.url !== undefined &&
    URL.canParse(step.url, location.href) &&
    new URL(step.url, location.href).origin === location.origin
  );
}

/** A card in the corner that offers the way to a step of another page. */
export function elsewhereScene({ stage, end }: Flow, step: Step & { url: string }): Scene {
  const { guide, messages, guard, outside } = stage;
  return {
    ...{ guide, element: undefined, missed: undefined },
    step: {
      ...{ type: 'corner', stepId: step.stepId, title: step.type === 'hidden' ? guide.title : step.title },
      blocks: [{ type: 'paragraph', content: [{ text: messages.elsewhere }] }],
    },
    controls: [{ label: messages.goThere, main: true, press: guard(() => outside.open(step.url)) }],
    // All that it has beside its button is the cross.
    act: guard(() => end({ how: 'dismissed' })),
  };
}
