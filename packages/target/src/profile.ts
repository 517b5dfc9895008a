import type { Target } from '@handrail/protocol';
import { labelOf, textOf } from './label.ts';
import type { Page } from './page.ts';
import { roleOf } from './role.ts';
import { headingOf, textsAround } from './signals/around.ts';
import { attributesOf, classesOf } from './signals/look.ts';
import { areaOf, routeOf, slotOf, trailOf } from './signals/place.ts';

const TEST_ATTRIBUTES = ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy', 'data-automation-id'];

/**
 * Everything about an element that can be read without a look at its like: the same for records and for candidates. Of its
 * shape is read what is asked for.
 */
export type Profile = Omit<Target, 'v' | 'css' | 'order' | 'alike' | 'item' | 'within'>;

export function profileOf(element: Element, page: Page): Profile {
  const heading = headingOf(element, page);
  return {
    tag: element.localName,
    ...identityOf(element),
    role: roleOf(element),
    label: labelOf(element),
    get attributes() {
      return attributesOf(element);
    },
    get classes() {
      return classesOf(element).slice(0, 8);
    },
    icon: page.icon(element).slice(0, 80),
    ...textsAround(element, page),
    heading: heading ? textOf(heading).slice(0, 60).trim() : '',
    trail: trailOf(element),
    get area() {
      return areaOf(element);
    },
    get route() {
      return routeOf(element, page.placeOf);
    },
    slot: slotOf(element, page.placeOf),
    get box() {
      return boxOf(element);
    },
  };
}

function identityOf(element: Element): Pick<Target, 'testId' | 'id' | 'name'> {
  const attribute = TEST_ATTRIBUTES.find((name) => isShort(element.getAttribute(name)));
  const id = element.getAttribute('id');
  const name = element.getAttribute('name');
  return {
    ...(attribute ? { testId: { attribute, value: element.getAttribute(attribute) ?? '' } } : {}),
    ...(isShort(id) ? { id } : {}),
    ...(isShort(name) ? { name } : {}),
  };
}

const isShort = (value: string | null): value is string => value !== null && value !== '' && value.length <= 200;

function boxOf(element: Element): number[] {
  const box = element.getBoundingClientRect();
  const view = element.ownerDocument.defaultView;
  const numbers = [box.left + (view?.scrollX ?? 0), box.top + (view?.scrollY ?? 0), box.width, box.height];
  return [...numbers.map(Math.round), view?.innerWidth ?? 0];
}
