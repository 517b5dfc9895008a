import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test, type Page } from '@playwright/test';

const built = (name: string): string =>
  readFileSync(fileURLToPath(new URL(`../../packages/target/dist/${name}`, import.meta.url)), 'utf8');

const BODY =
  '<h1>Orders</h1><form id="filters"><button id="reset">Reset</button><button id="apply">Apply</button></form>';

interface Verbs {
  describe: (element: Element | null) => object;
  find: (target: object, root?: Document) => { element?: Element; missing?: string };
  strength: (target: object) => { verdict: string };
  watch: (target: object, root: Document, listener: (finding: { element?: Element }) => void) => () => void;
}

/** A page of a site that has nothing of ours but one file of the package, by itself. */
async function open(page: Page, tag: string): Promise<string[]> {
  const asked: string[] = [];
  await page.route('http://site.test/**', (route) => {
    const { pathname } = new URL(route.request().url());
    asked.push(pathname);
    if (pathname === '/')
      return route.fulfill({ contentType: 'text/html', body: `<!doctype html><html lang="en">${tag}${BODY}` });
    return route.fulfill({ contentType: 'text/javascript', body: built(pathname.slice(1)) });
  });
  await page.goto('http://site.test/');
  return asked;
}

/** All four verbs on that page: a described button is found, judged strong, renamed, healed, and its going is heard. */
const useAll = (page: Page): Promise<object> =>
  page.evaluate(async () => {
    const { describe, find, strength, watch } = (window as unknown as { HandrailTarget: Verbs }).HandrailTarget;
    const button = document.querySelector('#apply');
    const target = describe(button);
    const seen: (string | undefined)[] = [find(target).element?.id, strength(target).verdict];
    button?.setAttribute('id', 'send');
    seen.push(find(target, document).element?.id);
    await new Promise<void>((resolve) => {
      const stop = watch(target, document, ({ element }) => {
        seen.push(element?.id ?? 'gone');
        if (element) return button?.remove();
        queueMicrotask(() => stop());
        resolve();
      });
    });
    return seen;
  });

const ALL = ['apply', 'strong', 'send', 'send', 'gone'];

test('the classic script sets one name and works by itself', async ({ page }) => {
  const asked = await open(page, '<script src="/target.global.js"></script>');
  expect(
    await page.evaluate(() => Object.keys((window as unknown as { HandrailTarget: object }).HandrailTarget)),
  ).toEqual(expect.arrayContaining(['describe', 'find', 'strength', 'watch']));
  expect(await useAll(page)).toEqual(ALL);
  expect(asked).toEqual(['/', '/target.global.js']);
});

test('the module works by itself', async ({ page }) => {
  const asked = await open(
    page,
    '<script type="module">import * as all from "/index.js"; window.HandrailTarget = all</script>',
  );
  await page.waitForFunction(() => 'HandrailTarget' in window);
  expect(await useAll(page)).toEqual(ALL);
  expect(asked).toEqual(['/', '/index.js']);
});
