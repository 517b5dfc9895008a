import type { Page } from '@playwright/test';
import { expect, test } from './support/test.ts';
import { captured, hear, hostPage, type Heard } from './support/usage.ts';

test.use({ noted: {} });

const TALL = 'style="display:block;height:60px"';
const pageOf = (): string => `
  <style>.card { cursor: pointer } a, p, label { display: block }</style>
  <p id="words">Several words to read</p>
  <div class="card" id="card"><span>Several words in a card</span></div>
  <div><button id="less" onclick="step(-1)">−</button><input type="number" id="amount" value="1"><button id="more" onclick="step(1)">+</button></div>
  <input type="range" id="slider">
  <label for="agree">Agree</label><input type="checkbox" id="agree">
  <select id="choice"><option>One</option><option>Two</option></select>
  <a id="tab" target="_blank" href="/other">In another tab</a>
  <button id="window" onclick="window.open('/other')">In a window</button>
  <button id="scrolls" onclick="scrollTo(0, 400)">Down</button>
  <button id="plays" onclick="document.querySelector('audio').play()">Play</button><audio src="${silence()}"></audio>
  <button id="asks" onclick="fetch('/quiet')">Ask</button>
  <button id="copies" onclick="getSelection().selectAllChildren(words); document.execCommand('copy')">Copy</button>
  <button id="empty" aria-label="Dead" ${TALL}></button>
  <div style="height:2000px"></div>
  <script>const step = (by) => { amount.valueAsNumber += by; };</script>`;

/** Half a second of silence: one channel of 8 bits, 8,000 a second. */
function silence(): string {
  const bytes = Buffer.alloc(4_044, 128);
  bytes.write('RIFF', 0);
  bytes.write('WAVEfmt ', 8);
  bytes.write('data', 36);
  const numbers = { 4: 4_036, 16: 16, 20: 0x1_0001, 24: 8_000, 28: 8_000, 32: 0x8_0001, 40: 4_000 };
  for (const [at, number] of Object.entries(numbers)) bytes.writeUInt32LE(number, Number(at));
  return `data:audio/wav;base64,${bytes.toString('base64')}`;
}

const kinds = (heard: Heard) =>
  heard.of('frustration.noticed').map(({ props, element }) => [props?.kind, element?.signals?.id]);

/** A click that nothing answers, after the others: when it is told of, so would they have been. */
async function clickInVain(page: Page, heard: Heard): Promise<void> {
  await page.locator('#empty').click();
  await expect.poll(() => kinds(heard).at(-1), { timeout: 30_000 }).toEqual(['dead', 'empty']);
}

test('what answers in its own way, and what needs no answer, annoys nobody', async ({
  page,
  app,
  site,
  context,
  browserName,
}) => {
  test.setTimeout(90_000);
  const { origin } = await site({
    '/': hostPage(app, pageOf()),
    '/other': { body: '<title>Other</title>' },
    '/quiet': { body: '' },
  });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  await page.locator('#words').click();
  // Over WebDriver BiDi no two clicks are a double click: each has the detail 1, and no word is selected.
  if (browserName === 'chromium') for (const words of ['#words', '#card span']) await page.locator(words).dblclick();
  for (const id of ['more', 'more', 'more', 'more', 'less', 'slider', 'agree', 'choice'])
    await page.locator(`#${id}`).click();
  await page.keyboard.press('Escape');
  await page.getByText('Agree').click();
  for (const id of ['tab', 'window']) {
    const opening = context.waitForEvent('page');
    await page.locator(`#${id}`).click();
    await (await opening).close();
    await page.bringToFront();
  }
  for (const id of ['scrolls', 'asks', 'copies', 'plays']) await page.locator(`#${id}`).click();
  // The sound comes to its end soon after this click, which is no answer to it.
  await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0);
  await clickInVain(page, heard);
  expect(kinds(heard)).toEqual([['dead', 'empty']]);
  expect(heard.of('element.clicked').length).toBeGreaterThan(15);
});

test('a page that is drawn on a canvas is not judged', async ({ page, app, site }) => {
  const board = `<canvas id="board" width="1200" height="500"></canvas><button id="roll">Roll</button>
    <script>roll.onclick = () => board.getContext('2d').fillRect(Math.random() * 100, 0, 50, 50);</script>`;
  const { origin } = await site({ '/': hostPage(app, board), '/form': hostPage(app, pageOf()) });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  for (let n = 0; n < 5; n += 1) await page.locator('#board').click();
  await page.locator('#roll').click();
  await expect.poll(() => heard.of('element.clicked').length).toBe(6);
  await page.goto(`${origin}/form`);
  await captured(page);
  await clickInVain(page, heard);
  expect(kinds(heard)).toEqual([['dead', 'empty']]);
});

test('an error counts only when it follows a click at once', async ({ page, app, site }) => {
  const body = `<button id="quiet" onclick="this.dataset.n = 1">Quiet</button><button id="fails">Fails</button>
    <script>
      const fail = (text) => setTimeout(() => { throw new Error(text); });
      onkeydown = () => fail('before');
      fails.onclick = () => fail('soon');
      quiet.onclick = () => { quiet.dataset.n = 1; setTimeout(() => { fail('late'); }, 1_100); };
    </script>`;
  const { origin } = await site({ '/': hostPage(app, body) });
  const heard = hear(page);
  await page.goto(`${origin}/`);
  await captured(page);
  await page.keyboard.press('x');
  await page.locator('#quiet').click();
  await expect.poll(() => heard.of('error.caught').length).toBe(2);
  await page.locator('#fails').click();
  await expect.poll(() => kinds(heard)).toEqual([['error', 'fails']]);
});
