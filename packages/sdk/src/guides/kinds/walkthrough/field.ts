const FIELDS = 'input,textarea,select,[contenteditable]:not([contenteditable=false])';

export type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement | HTMLElement;

const nameOf = (field: Element): string => field.localName;

/** The field that an element is, or holds, or labels. */
export function fieldOf(element: Element | undefined): Field | undefined {
  if (!element) return undefined;
  const found = element.matches(FIELDS)
    ? element
    : nameOf(element) === 'label'
      ? (element as HTMLLabelElement).control
      : ((element.shadowRoot ?? element).querySelector(FIELDS) ?? undefined);
  // Nothing else matches; not by `instanceof`, since an element of a frame has classes of its own.
  return (found as Field | null) ?? undefined;
}

export const isInput = (field: Field): field is HTMLInputElement => nameOf(field) === 'input';
export const isSelect = (field: Field): field is HTMLSelectElement => nameOf(field) === 'select';
export const isTicked = (field: Field): field is HTMLInputElement =>
  isInput(field) && (field.type === 'checkbox' || field.type === 'radio');
const isWritten = (field: Field): field is HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement =>
  isInput(field) || isSelect(field) || nameOf(field) === 'textarea';

/** What stands in a field; of one that is ticked, whether it is. It is looked at here and goes nowhere. */
export function valueOf(field: Field): string {
  if (isTicked(field)) {
    const { form, type, name } = field;
    const group =
      type === 'radio' && form ? [...form.elements].filter((one) => 'name' in one && one.name === name) : [];
    return [field, ...group].some((one) => 'checked' in one && one.checked) ? 'on' : '';
  }
  return isWritten(field) ? field.value : field.innerText.trim();
}
