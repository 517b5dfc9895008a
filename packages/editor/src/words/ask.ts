import type { WordsTexts } from './say.ts';

export interface Question {
  name: string;
  label: string;
  value: string;
}

/** Asks beneath the tools for one or two short texts. `take` answers with what is wrong with them, or takes them. */
export function ask(
  into: HTMLElement,
  questions: readonly Question[],
  texts: WordsTexts,
  take: (answers: Readonly<Record<string, string>>) => string | undefined,
  closed: () => void,
): void {
  const form = document.createElement('div');
  form.className = 'ask';
  const fields = questions.map(({ name, label, value }) => {
    const row = document.createElement('label');
    const input = document.createElement('input');
    Object.assign(input, { name, value, maxLength: 2_000, autocomplete: 'off', spellcheck: false });
    row.append(label, input);
    form.append(row);
    return input;
  });
  const fault = document.createElement('p');
  fault.className = 'fault';
  fault.setAttribute('role', 'alert');
  const close = (): void => {
    form.remove();
    closed();
  };
  const submit = (): void => {
    const wrong = take(Object.fromEntries(fields.map(({ name, value }) => [name, value.trim()])));
    fault.textContent = wrong ?? '';
    if (wrong === undefined) close();
  };
  const row = document.createElement('div');
  row.className = 'row';
  row.append(press(texts.set, 'main', submit), press(texts.cancel, '', close));
  form.append(fault, row);
  // No form element: it may stand within one of somebody else.
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && event.target instanceof HTMLInputElement) submit();
    else if (event.key === 'Escape') close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  });
  into.replaceChildren(form);
  fields[0]?.focus();
  fields[0]?.select();
}

function press(label: string, className: string, done: () => void): HTMLButtonElement {
  const button = document.createElement('button');
  Object.assign(button, { type: 'button', className, textContent: label });
  button.addEventListener('click', done);
  return button;
}
