import type { Block } from '@handrail/protocol';
import type { Control } from '../../scene.ts';
import type { Flow } from './flow.ts';

export interface OwnCard {
  title: string;
  paragraphs: readonly string[];
  /** Points between the first paragraph and the others. */
  list?: readonly string[];
  controls: Control[];
  /** What the cross and Escape do. */
  close(): void;
}

const text = (words: string) => [{ text: words }];
const paragraph = (words: string): Block => ({ type: 'paragraph', content: text(words) });

/** Shows a card that is no step of the guide: in the middle, in our own words. */
export function showOwnCard({ stage, tools }: Flow, { title, paragraphs, list, controls, close }: OwnCard): void {
  const { guide, guard } = stage;
  const [first = '', ...rest] = paragraphs;
  tools.presenter.show({
    ...{ guide, element: undefined, missed: undefined },
    step: {
      ...{ type: 'dialog', stepId: title, title },
      blocks: [
        ...(first ? [paragraph(first)] : []),
        ...(list?.length ? [{ type: 'list' as const, items: list.map(text) }] : []),
        ...rest.map(paragraph),
      ],
    },
    controls: controls.map((one) => ({ ...one, press: guard(one.press) })),
    // All that it has beside its buttons is the cross.
    act: guard(close),
  });
}
