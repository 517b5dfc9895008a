import { expect, test } from 'vitest';
import { awaitPanels, joinPage } from './shake-hands.ts';

const { origin } = location;

/** Both sides in this window; what each of them has got. */
function bothSides(nonce: string) {
  const page: MessagePort[] = [];
  const panels: MessagePort[] = [];
  const stopPage = awaitPanels({ origin, nonce, view: () => window }, (port) => page.push(port));
  const join = () => joinPage({ nonce, view: window, mayJoin: () => true }, (port) => panels.push(port));
  return { page, panels, stopPage, join };
}

test('panels that call again before they were heard get one port, the same that the page keeps', async () => {
  const { page, panels, stopPage, join } = bothSides('busy');
  const joining = join();
  joining.again();
  joining.again();
  await expect.poll(() => panels.length).toBe(1);
  const heard: unknown[] = [];
  const [mine] = panels;
  if (mine) mine.onmessage = ({ data }) => heard.push(data);
  // A call that were answered twice would have been by now, since calls are heard in their order.
  await new Promise<void>((resolve) => {
    addEventListener('message', ({ data }) => data === 'after' && resolve());
    postMessage('after', '*');
  });
  expect(page).toHaveLength(1);
  page[0]?.postMessage('hello');
  await expect.poll(() => heard).toEqual(['hello']);
  stopPage();
});

test('panels that have come anew get a port of their own', async () => {
  const { page, panels, stopPage, join } = bothSides('anew');
  join();
  await expect.poll(() => panels.length).toBe(1);
  join();
  await expect.poll(() => panels.length).toBe(2);
  expect(page).toHaveLength(2);
  stopPage();
});
