import { afterEach, expect, test } from 'vitest';
import { createGuard } from '../core/guard.ts';
import { createLifetime } from '../core/lifetime.ts';
import { openGate, standAtWindow } from './gate.ts';
import { listen } from './listen.ts';
import { keepPrivate } from './private.ts';

let life = createLifetime();
afterEach(() => {
  life.end();
  life = createLifetime();
});

const guard = createGuard({ warn: () => undefined }, () => undefined);

/** A button of ours, and what the page hears at the window of a press on it. */
function buttonOfOurs(): { button: HTMLButtonElement; told: () => string[] } {
  const host = document.createElement('handrail-root');
  const button = document.createElement('button');
  host.attachShadow({ mode: 'open' }).append(button);
  document.body.append(host);
  life.add(() => host.remove());
  life.add(keepPrivate(host));
  let heard: string[] = [];
  for (const name of ['click', 'keydown'])
    life.add(listen(window, name, (event: Event) => void (heard = [...heard, event.type]), true));
  return { button, told: () => heard };
}

test('what listens at the window before the shell has come, but after the loader, hears nothing of ours', () => {
  // As the loader does it.
  const gate = standAtWindow();
  const { button, told } = buttonOfOurs();
  let presses = 0;
  button.addEventListener('click', () => (presses += 1));

  button.click();
  expect(told(), 'nobody keeps it yet').toEqual(['click']);
  const close = openGate(guard, gate);
  button.click();
  button.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
  expect(told()).toEqual(['click']);
  expect(presses).toBe(2);
  close();
  button.click();
  expect(told()).toEqual(['click', 'click']);
});

test('the gate of a shell that came alone hears before what listens later', () => {
  life.add(openGate(guard, standAtWindow()));
  const { button, told } = buttonOfOurs();
  button.click();
  expect(told()).toEqual([]);
  document.body.click();
  expect(told()).toEqual(['click']);
});
