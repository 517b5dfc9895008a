import { el, type Child } from '../page/element.ts';
import type { FieldName, FieldProblem } from './check-request.ts';

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** A control with its words, a hint, and a place for what is wrong with it. */
export function field(name: FieldName, words: string, control: Control, hint: string | null = null): HTMLElement {
  control.id = name;
  control.setAttribute('name', name);
  control.setAttribute('aria-describedby', `${name}-error${hint ? ` ${name}-hint` : ''}`);
  return el(
    'div',
    { class: `field field-${name}` },
    el('label', { for: name }, words),
    control,
    hint ? el('p', { class: 'hint', id: `${name}-hint` }, hint) : null,
    el('p', { class: 'error', id: `${name}-error` }),
  );
}

export const select = (
  options: readonly (readonly [value: string, words: string])[],
  chosen: string,
): HTMLSelectElement =>
  el(
    'select',
    {},
    ...options.map(([value, words]): Child => el('option', { value, selected: value === chosen }, words)),
  );

/** Shows what is wrong beside each field and goes to the first; without problems it wipes the slate. */
export function showProblems(form: HTMLFormElement, problems: readonly FieldProblem[]): void {
  for (const place of form.querySelectorAll('.error')) place.textContent = '';
  for (const control of form.querySelectorAll('[aria-invalid]')) control.removeAttribute('aria-invalid');
  for (const { field: name, message } of problems) {
    form.querySelector(`#${name}`)?.setAttribute('aria-invalid', 'true');
    const place = form.querySelector(`#${name}-error`);
    if (place) place.textContent = message;
  }
  const [first] = problems;
  if (first) form.querySelector<HTMLElement>(`#${first.field}`)?.focus();
}
