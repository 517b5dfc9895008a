import { afterEach, expect, test } from 'vitest';
import type { Finding } from './finding.ts';
import { watch } from './watch.ts';

afterEach(() => document.body.replaceChildren());

function button(label: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.textContent = label;
  return element;
}

/** Every answer of a watch, each to be awaited in turn. */
function answers(target: Parameters<typeof watch>[0]) {
  const waiting: ((finding: Finding) => void)[] = [];
  const heard: Finding[] = [];
  const stop = watch(target, document, (finding) => {
    const next = waiting.shift();
    if (next) next(finding);
    else heard.push(finding);
  });
  const next = (): Promise<Finding> => {
    const finding = heard.shift();
    return finding ? Promise.resolve(finding) : new Promise((resolve) => waiting.push(resolve));
  };
  return { stop, next, heard };
}

test('tells that a target is absent, appears, becomes ambiguous, moves and goes', async () => {
  const { next, stop } = answers({ v: 1, role: 'button', label: 'Save' });
  expect(await next()).toMatchObject({ missing: 'no-match' });

  const first = button('Save');
  document.body.append(first);
  expect(await next()).toMatchObject({ element: first });

  const second = button('Save');
  document.body.append(second);
  expect(await next()).toMatchObject({ missing: 'ambiguous' });

  first.remove();
  expect(await next()).toMatchObject({ element: second });

  second.remove();
  expect(await next()).toMatchObject({ missing: 'no-match' });
  stop();
});

test('tells nothing after its stop', async () => {
  const stopped = answers({ v: 1, css: '#late' });
  expect(await stopped.next()).toMatchObject({ missing: 'no-match' });
  stopped.stop();

  const running = answers({ v: 1, css: '#late' });
  await running.next();
  const late = button('Late');
  late.id = 'late';
  document.body.append(late);
  expect(await running.next()).toMatchObject({ element: late });
  expect(stopped.heard).toEqual([]);
  running.stop();
});

test('a listener that throws does not silence the others', async () => {
  const stop = watch({ v: 1, css: 'button' }, document, () => {
    throw new Error('a broken listener');
  });
  const { next, stop: stopSecond } = answers({ v: 1, css: 'button' });
  expect(await next()).toMatchObject({ missing: 'no-match' });
  stop();
  stopSecond();
});
