import type { ElementRecord } from '@handrail/protocol';
import { looksGenerated, roleOf } from '@handrail/target';
import { maskText } from '../../core/mask.ts';
import { maskedAlong, REGION, regionAlong } from './along.ts';

const NAMES = ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy', 'data-automation-id', 'id', 'name'];
const LANDMARKS = /^(main|navigation|banner|contentinfo|complementary|search|form|dialog|alertdialog|region)$/;
const SECTIONS = /^(article|aside|main|nav|section)$/;
const FIELDS = 'input,select,textarea,[contenteditable],[data-handrail-mask],[data-handrail-ignore]';
const PRESSABLE =
  'a[href],button,summary,input,select,textarea,option,[onclick],[contenteditable],' +
  'button link menuitem menuitemcheckbox menuitemradio tab option checkbox radio switch treeitem combobox slider'
    .replace(/\w+/g, '[role=$&]')
    .replaceAll(' ', ',');
/** How far from the innermost an element with a name stands for what nothing else says that it can be used. */
const NEAR = 4;
const LONGEST = 200;

/** The element that was used: a click on the icon of a button is one on the button. */
export function usedAlong(elements: readonly Element[]): Element | undefined {
  const pressable = elements.find((one) => one.matches(PRESSABLE));
  return pressable ?? elements.slice(0, NEAR).find((one) => Object.keys(signalsOf(one)).length > 0) ?? elements[0];
}

/** An element on a way, as structure alone; undefined where that cannot be said. */
export function recordElement(
  elements: readonly Element[],
  used: Element | undefined,
  textRegions: readonly string[] = [],
): ElementRecord | undefined {
  const kind = used && kindOf(used);
  if (!used || !kind) return undefined;
  const at = elements.indexOf(used);
  const masked = maskedAlong(elements);
  const role = roleOf(used);
  const signals = at < masked ? {} : signalsOf(used);
  const within = withinOf(elements.slice(at + 1), masked - at - 1);
  const region = regionAlong(elements);
  const text = region !== undefined && !masked && textRegions.includes(region) ? textOf(used) : '';
  return {
    kind,
    ...(/^[a-z]{1,32}$/.test(role) && { role }),
    ...(Object.keys(signals).length > 0 && { signals }),
    ...(within.length > 0 && { within }),
    ...(text && { text }),
  };
}

/** The tag, of inputs with their type; undefined for tags that cannot travel. */
export function kindOf(element: Element): string | undefined {
  const tag = element.localName.toLowerCase();
  if (!/^[a-z][a-z0-9-]{0,63}$/.test(tag)) return undefined;
  return tag === 'input' ? `input[${(element as HTMLInputElement).type}]` : tag; // by its tag
}

function signalsOf(element: Element): Record<string, string> {
  const signals: Record<string, string> = {};
  for (const name of NAMES) {
    const value = element.getAttribute(name);
    if (isStable(value)) signals[name] = value;
  }
  return signals;
}

/** Whether a name was given by the page's makers and will stay: not generated, and nothing that may be a person's. */
export const isStable = (value: string | null): value is string =>
  !!value &&
  value.length <= LONGEST &&
  !/[\s\u007f]/.test(value) &&
  !looksGenerated(value) &&
  maskText(value) === value;

/** Landmarks, forms and named regions, the outermost first; the innermost `masked` of the elements without names. */
function withinOf(around: readonly Element[], masked: number): string[] {
  const words = around.flatMap((one, index) => {
    const region = one.getAttribute(REGION);
    if (isStable(region) && index >= masked) return `region:${region}`;
    const role = roleOf(one);
    if (!LANDMARKS.test(role)) return [];
    // The head of an article is not the head of the page.
    if (/banner|contentinfo/.test(role) && around.slice(index + 1).some(({ localName }) => SECTIONS.test(localName)))
      return [];
    const [name] = index < masked ? [] : Object.values(signalsOf(one));
    return name === undefined ? role : `${role}#${name}`.slice(0, LONGEST);
  });
  return words.slice(0, 6).reverse();
}

/** What it says, where nobody can have typed any of it. */
function textOf(element: Element): string {
  if (element.matches(FIELDS) || element.closest('[contenteditable]') || element.querySelector(FIELDS)) return '';
  const text = maskText((element.textContent ?? '').slice(0, 4 * LONGEST).replace(/[\s\u0000-\u001f\u007f]+/g, ' '));
  return text.trim().slice(0, LONGEST);
}
