import type { Guide } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';
import { walk } from '@handrail/protocol/text';

const IDS: Readonly<Record<string, { id: string; noun: string }>> = {
  steps: { id: 'stepId', noun: 'step' },
  buttons: { id: 'buttonId', noun: 'button' },
  questions: { id: 'questionId', noun: 'question' },
  options: { id: 'optionId', noun: 'option' },
  items: { id: 'itemId', noun: 'item' },
};

/** Steps, buttons, questions, options and items of one list that could not be told apart. */
export function findRepeatedIds(guide: Guide): Issue[] {
  return [...walk(guide)].flatMap(({ value, name, path }) => {
    const kind = IDS[name];
    if (kind === undefined || !Array.isArray(value)) return [];
    const ids = value.map((entry: unknown) => idOf(entry, kind.id));
    return ids.flatMap((id, index) =>
      id === undefined || ids.indexOf(id) === index
        ? []
        : [
            {
              path: `${path}/${index}/${kind.id}`,
              message: `is used by an earlier ${kind.noun}; give each ${kind.noun} its own`,
            },
          ],
    );
  });
}

/** The lists of a list block have entries without an id. */
function idOf(entry: unknown, name: string): unknown {
  return typeof entry === 'object' && entry !== null ? new Map(Object.entries(entry)).get(name) : undefined;
}
