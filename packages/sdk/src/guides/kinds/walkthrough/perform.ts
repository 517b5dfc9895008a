import type { Perform } from '@handrail/protocol';
import { fieldOf, isInput, isSelect, isTicked, valueOf, type Field } from './field.ts';

/** Why something could not be done for the visitor. */
export type Hindrance = 'locked' | 'noField' | 'noOption' | 'notTaken';

const isLocked = (element: Element): boolean =>
  element.matches(':disabled,[aria-disabled=true],[readonly]') || element.closest('[inert]') !== null;

/** Whether a field is nobody's business but the visitor's: secrets, and files of their own. */
export function isPrivate(element: Element): boolean {
  const field = fieldOf(element);
  return !!field && isInput(field) && ['password', 'file', 'hidden'].includes(field.type);
}

/** What stands in the way of doing it, before anything has been touched. */
export function hindranceOf(perform: Perform, element: Element): Hindrance | undefined {
  if (perform.do === 'click') return isLocked(element) ? 'locked' : undefined;
  const field = fieldOf(element);
  if (!field) return 'noField';
  if (isLocked(field)) return 'locked';
  return isSelect(field) && !optionOf(field, perform.value) ? 'noOption' : undefined;
}

/** Fills a field as its visitor would, so that the page, whatever it is built with, takes notice. Nothing is submitted. */
export function fill(element: Element, value: string): void {
  const field = fieldOf(element);
  if (!field) return;
  field.focus({ preventScroll: true });
  if (isTicked(field)) {
    if (field.checked !== isYes(value)) field.click();
  } else if (field.isContentEditable) {
    write(field, value);
  } else {
    const next = isSelect(field) ? optionOf(field, value)?.value : value;
    // Past what a framework may have laid over this one element to learn of changes: it is told of this one by the event.
    Reflect.set(Object.getPrototypeOf(field) as object, 'value', next, field);
    tell(field, 'input');
    tell(field, 'change');
  }
  field.blur();
}

/** Whether a field has kept what was put into it; a page may write it in a way of its own, but not as it was before. */
export function hasTaken(element: Element, value: string, before: string): boolean {
  const field = fieldOf(element);
  if (!field || isTicked(field)) return !!field && (valueOf(field) !== '') === isYes(value);
  const now = valueOf(field);
  return now === value || (isSelect(field) && optionOf(field, value)?.value === now) || now !== before;
}

/** Editors of rich text hear of what the browser itself puts in, and of nothing else. */
function write(field: Field, value: string): void {
  const { ownerDocument } = field;
  ownerDocument.getSelection()?.selectAllChildren(field);
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the one way to type into an editor; browsers keep it for that
  if (ownerDocument.execCommand('insertText', false, value)) return;
  field.textContent = value;
  tell(field, 'input');
}

function tell(field: Field, name: 'input' | 'change'): void {
  field.dispatchEvent(new Event(name, { bubbles: true, composed: name === 'input' }));
}

const isYes = (value: string): boolean => !/^(|0|false|no|off)$/i.test(value.trim());

const optionOf = ({ options }: HTMLSelectElement, value: string): HTMLOptionElement | undefined =>
  [...options].find((one) => !one.disabled && (one.value === value || one.label.trim() === value.trim()));
