import { afterEach, expect, test, vi } from 'vitest';
import { describe } from './describe.ts';
import type { Finding, Root } from './finding.ts';
import { watch } from './watch.ts';

afterEach(() => document.body.replaceChildren());

function button(label: string): HTMLButtonElement {
  const element = document.createElement('button');
  element.textContent = label;
  return element;
}

/** Every answer of a watch, each to be awaited in turn. */
function answers(target: Parameters<typeof watch>[0], root: Root = document) {
  const waiting: ((finding: Finding) => void)[] = [];
  const heard: Finding[] = [];
  const stop = watch(target, root, (finding) => {
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

const frame = async (html: string): Promise<HTMLIFrameElement> => {
  const element = document.createElement('iframe');
  const loaded = new Promise((resolve) => element.addEventListener('load', resolve));
  element.srcdoc = html;
  document.body.append(element);
  await loaded;
  return element;
};

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

test('a target that only the search finds comes back after a release, and goes with its element', async () => {
  const bar = document.createElement('form');
  bar.append(button('Reset'), button('Apply'), button('Export'));
  bar.id = 'filters';
  document.body.append(bar);
  const target = describe(bar.children[1] ?? bar);
  bar.children[1]?.remove();
  const { next, stop } = answers(target);
  expect(await next()).toMatchObject({ missing: 'no-match' });

  const anew = button('Apply');
  anew.className = 'new';
  anew.setAttribute('role', 'button');
  anew.id = 'apply';
  bar.insertBefore(anew, bar.lastChild);
  expect(await next()).toMatchObject({ element: anew });
  anew.remove();
  expect(await next()).toHaveProperty('missing');
  stop();
});

test('changes inside an open shadow root on the way to the target are heard', async () => {
  const host = document.createElement('app-shell');
  document.body.append(host);
  const inner = host.attachShadow({ mode: 'open' });
  const { next, stop } = answers({ v: 1, css: '.go', within: [{ v: 1, css: 'app-shell' }] });
  expect(await next()).toMatchObject({ missing: 'no-match' });
  const go = button('Go');
  go.className = 'go';
  inner.append(go);
  expect(await next()).toMatchObject({ element: go });
  go.hidden = true;
  expect(await next()).toMatchObject({ missing: 'hidden' });
  stop();
});

test('a frame that comes later, changes, and goes to another page is followed', async () => {
  const { next, stop } = answers({ v: 1, css: '.go', within: [{ v: 1, css: 'iframe' }] });
  expect(await next()).toMatchObject({ missing: 'no-match' });
  const outer = await frame('<button class="go">Go</button>');
  const first = await next();
  expect(first).toMatchObject({ element: outer.contentDocument?.querySelector('.go') });
  outer.contentDocument?.querySelector('.go')?.remove();
  expect(await next()).toMatchObject({ missing: 'no-match' });
  outer.srcdoc = '<p><button class="go">Go on</button></p>';
  expect(await next()).toMatchObject({ element: outer.contentDocument?.querySelector('.go') });
  outer.remove();
  expect(await next()).toMatchObject({ missing: 'no-match' });
  stop();
});

test('a page that never rests does not keep a target from being found and lost', async () => {
  const noise = document.body.appendChild(document.createElement('p'));
  let isOn = true;
  let count = 0;
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    noise.textContent = `${count++}`;
    if (isOn) setTimeout(() => port2.postMessage(0), 1);
  };
  port2.postMessage(0);
  const { next, stop } = answers({ v: 1, css: '.go' });
  expect(await next()).toMatchObject({ missing: 'no-match' });
  const go = button('Go');
  go.className = 'go';
  document.body.append(go);
  expect(await next()).toMatchObject({ element: go });
  go.remove();
  expect(await next()).toMatchObject({ missing: 'no-match' });
  isOn = false;
  port1.close();
  stop();
  expect(count).toBeGreaterThan(0);
});

test('a checkbox that a style sheet listens to shows the target', async () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('.go { display: none } input:checked ~ .go { display: block }');
  document.adoptedStyleSheets.push(sheet);
  const box = document.body.appendChild(document.createElement('input'));
  box.type = 'checkbox';
  const go = document.body.appendChild(button('Go'));
  go.className = 'go';
  const { next, stop } = answers({ v: 1, css: '.go' });
  expect(await next()).toMatchObject({ missing: 'hidden' });
  box.click();
  expect(await next()).toMatchObject({ element: go });
  stop();
  document.adoptedStyleSheets.pop();
});

test('nothing observes or listens before the first watch and after the last stop', async () => {
  const signals = new Set<AbortSignal>();
  const observe = vi.spyOn(MutationObserver.prototype, 'observe');
  const disconnect = vi.spyOn(MutationObserver.prototype, 'disconnect');
  const listen = EventTarget.prototype.addEventListener;
  vi.spyOn(EventTarget.prototype, 'addEventListener').mockImplementation(function (this: EventTarget, ...all) {
    const [, , options] = all;
    if (typeof options === 'object' && options.signal) signals.add(options.signal);
    listen.apply(this, all);
  });
  const one = answers({ v: 1, css: '.go' });
  const two = answers({ v: 1, css: '.stay' });
  await Promise.all([one.next(), two.next()]);
  expect(new Set(observe.mock.contexts).size).toBe(1);
  expect(signals.size).toBe(1);
  one.stop();
  one.stop();
  expect([...signals].some((signal) => signal.aborted)).toBe(false);
  two.stop();
  expect([...signals].every((signal) => signal.aborted)).toBe(true);
  expect(disconnect).toHaveBeenCalledOnce();
  vi.restoreAllMocks();
});
