import { describe, roleOf, strength, type Target } from '@handrail/target';
import { boxOf } from '@handrail/sdk/src/page/boxes.ts';
import type { Sight, StrengthTold } from '../wire.ts';

/** How a target would hold, as it is told to the panels. */
export function strengthTold(target: Target): StrengthTold {
  const { verdict: word, ...rest } = strength(target, document);
  return { word, ...rest };
}

/** What of an element is told: its name, its role and, if it stands in one, its row. */
export function factsOf(element: Element, target: Target): Omit<Sight, 'target' | 'strength' | 'box'> {
  const { item, label = '' } = target;
  const [text] = item?.keys ?? [];
  return {
    ...{ name: label.slice(0, 300), role: roleOf(element).slice(0, 100), tag: element.localName.slice(0, 100) },
    ...(item && text !== undefined && { item: { text: text.slice(0, 300), index: item.index, of: item.of } }),
  };
}

/** An element as it would be anchored. */
export function sightOf(element: Element): Sight {
  const target = describe(element);
  const { x, y, width, height } = boxOf(element).box;
  return { target, strength: strengthTold(target), ...factsOf(element, target), box: { x, y, width, height } };
}
