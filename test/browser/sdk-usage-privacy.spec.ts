import { gunzipSync, inflateSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, hearFaults, test, type TestApp } from './support/test.ts';
import { call, captured, hear, hostPage, idle, plain } from './support/usage.ts';
import { onBatch } from './support/wire.ts';

/** Everything that leaves the page, unpacked: addresses, headers and bodies. */
function listenToAll(page: Page): string[] {
  const left: string[] = [];
  page.on('request', (request) => {
    const body = request.postDataBuffer();
    left.push(request.url(), JSON.stringify(request.headers()), body ? unpack(body) : '');
  });
  // Over WebDriver BiDi a request is told of without its body: there it is heard at the collector's door.
  const stop = onBatch(({ origin, body }) => origin === new URL(page.url()).origin && left.push(body));
  page.on('close', stop);
  return left;
}

function unpack(body: Buffer): string {
  for (const open of [gunzipSync, inflateSync])
    try {
      return open(body).toString('utf8');
    } catch {
      // Then it is packed otherwise, or not at all.
    }
  return body.toString('utf8');
}

// Long enough that no id and no time has one of them in it by chance.
const SECRETS = [
  ...['hunter2', 'correct-horse', 'Lovelace', '41111111', '1111 1111', '123-45', 'DE89', '3704 0044', '4711471147'],
  ...['ada@', 'example.org', 'ada%40', 's3cr3t', 'eyJhbGci', 'opensesame', '9f86d081', '01a20193'],
];

const secrets = (app: TestApp) =>
  hostPage(
    app,
    `<main id="ada@example.org" data-handrail-region="card 4111 1111 1111 1111">
      <form id="f-9f86d081884c7d659a2feaa0c55ad015" name="ada@example.org" aria-label="Form of Ada Lovelace"
            action="/save?token=s3cr3t" onsubmit="event.preventDefault()">
        <input type="hidden" name="csrf" value="s3cr3t">
        <input type="password" name="password" id="pw-01a20193-4ab2-728e-91df-8e727a0adf43" value="hunter2">
        <input name="card" autocomplete="cc-number" value="4111 1111 1111 1111">
        <input name="4711471147" placeholder="ada@example.org" aria-label="Ada Lovelace">
        <textarea name="iban">DE89 3704 0044 0532 0130 00</textarea>
        <select name="person"><option value="s3cr3t">Ada Lovelace</option><option value="hunter2">Ada 123-45</option></select>
        <div contenteditable id="note">correct-horse</div>
        <label>Ada Lovelace <input type="checkbox" name="agree" value="s3cr3t"></label>
        <button id="save" name="eyJhbGciOiJIUzI1NiJ9a1b2c3d4" value="s3cr3t" title="Ada Lovelace" data-user="ada@example.org"
                data-testid="row-ada@example.org">Save Ada Lovelace</button>
      </form>
      <a id="link" href="/people/ada%40example.org?token=s3cr3t#opensesame" onclick="return false">Ada Lovelace</a>
      <button id="dead" data-testid="4111111111111111">4111 1111 1111 1111</button>
      <button id="fail">Fail</button>
      <section data-handrail-mask id="opensesame" data-handrail-region="opensesame"><button id="masked" data-testid="correct-horse">x</button>
        <form id="hunter"><input id="opensesame2" name="correct-horse"></form></section>
      <section data-handrail-ignore><button id="ignored" data-testid="never-told">x</button>
        <form id="never-told-form"><input name="never-told-field"></form></section>
    </main>
    <script>
      document.cookie = 'session=s3cr3t';
      localStorage.setItem('token', 's3cr3t');
      document.getElementById('fail').onclick = () => {
        void Promise.reject(new Error('password: hunter2, "Ada Lovelace", card 4111 1111 1111 1111'));
        setTimeout(() => { throw new Error('GET https://ada:opensesame@example.org/x?token=s3cr3t#hunter2 for ada@example.org'); });
        JSON.parse('{"Lovelace": hunter2');
      };
    </script>`,
    '<title>4111 1111 1111 1111 of ada@example.org</title>',
  );

test.describe('a page full of secrets', () => {
  test.use({ noted: { textRegions: ['toolbar'], traits: { role: 'string' } } });

  test('gives none of them away, in no byte that leaves it', async ({ page, app, collector, site }) => {
    test.setTimeout(90_000);
    const { origin } = await site(() => secrets(app));
    const heard = hear(page);
    await page.goto(`${origin}/people/ada%40example.org/4711471147?token=s3cr3t&mail=ada@example.org#opensesame`);
    const left = listenToAll(page);
    await captured(page);
    await call(page, 'identify', {
      visitorId: 'u-17',
      traits: { role: 'buyer', mail: 'ada@example.org', name: 'Lovelace' },
    });
    await page.locator('[type=password]').pressSequentially('correct-horse');
    await page.locator('[name=card]').pressSequentially('4111111111111111');
    await page.locator('[name="4711471147"]').pressSequentially('ada@example.org');
    await page.locator('textarea').pressSequentially('DE89 hunter2');
    await page.locator('select').selectOption('hunter2');
    await page.locator('#note').pressSequentially('opensesame');
    await page.locator('[name=agree]').check();
    for (let n = 0; n < 4; n += 1) await page.locator('#save').click();
    await expect.poll(() => heard.of('frustration.noticed').length).toBeGreaterThan(0);
    await page.locator('#dead').click();
    await expect
      .poll(() => heard.of('frustration.noticed').map(({ props }) => props?.kind), { timeout: 20_000 })
      .toContain('dead');
    for (const id of ['link', 'fail', 'masked', 'ignored', 'opensesame2']) await page.locator(`#${id}`).click();
    await page.locator('#opensesame2').pressSequentially('hunter2');
    await page.locator('[name=never-told-field]').pressSequentially('hunter2');
    await page.evaluate(() => history.pushState(null, '', '/f/eyJhbGciOiJIUzI1NiJ9a1b2c3d4?x=s3cr3t'));
    await expect.poll(() => heard.of('form.abandoned').length, { timeout: 20_000 }).toBeGreaterThan(0);
    await expect
      .poll(() => heard.of('frustration.noticed').map(({ props }) => props?.kind), { timeout: 20_000 })
      .toEqual(expect.arrayContaining(['rage', 'dead', 'error']));
    await page.goto(`${origin}/empty`);
    await expect.poll(() => heard.of('page.timed').length).toBe(1);

    // It did notice all of it.
    const names = new Set(heard.all.map(({ name }) => name));
    for (const name of [
      'page.viewed',
      'element.clicked',
      'form.started',
      'form.submitted',
      'error.caught',
      'visitor.identified',
    ])
      expect([...names]).toContain(name);
    const sent = left.filter((text) => !text.startsWith(`${origin}/`) && !text.includes(`"referer":"${origin}`));
    const toCollector = sent.join('\n');
    expect(toCollector).toContain(collector.url);
    expect(toCollector).toContain('"role":"buyer"');
    for (const secret of SECRETS) expect(toCollector, secret).not.toContain(secret);
    expect(toCollector).not.toContain('never-told');
    const masked = heard.of('element.clicked').filter(({ element }) => element?.kind === 'button' && !element.signals);
    expect(masked.length).toBeGreaterThan(0);
  });
});

const TO_EVENTS = /\/v1\/(events|history)/;

/** Uses the page in each way that is noted, and answers with the requests that this led to. */
async function useThePage(page: Page, address: string): Promise<string[]> {
  const asked: string[] = [];
  page.on('request', (request) => TO_EVENTS.test(request.url()) && asked.push(request.url()));
  await page.goto(address);
  await page.waitForFunction(() => 'track' in (window.handrail ?? {}));
  await call(page, 'identify', { visitorId: 'ada', traits: { role: 'buyer' } });
  await act(page);
  return asked;
}

async function act(page: Page): Promise<void> {
  await page.locator('#a').click();
  await page.locator('[name=b]').pressSequentially('typed');
  await call(page, 'track', 'order.saved');
  await page.evaluate(() => {
    setTimeout(() => {
      throw new Error('boo');
    });
    history.pushState(null, '', '/next');
  });
  await page.waitForLoadState('networkidle');
  await idle(page);
}

const kept = (page: Page) =>
  page.evaluate(async () => ({
    local: Object.keys(localStorage).filter((key) => /:(visitor|session|rest|traits)$/.test(key)),
    databases: (await indexedDB.databases()).map(({ name }) => name),
  }));

const NOTHING = { local: [], databases: [] };
const guide = {
  ...{ kind: 'walkthrough', guideId: 'hello', title: 'Hello', trigger: { on: 'page' } },
  steps: [{ type: 'dialog', stepId: 's', title: 'Hello', blocks: [] }],
};

test.describe('where the app needs consent', () => {
  test.use({ noted: { consent: 'needed', traits: { role: 'string' } } });

  test('nothing is noted, kept or sent before it is given; then from that moment on, and on pages to come', async ({
    page,
    app,
    site,
  }) => {
    await app.publish(guide);
    const { origin } = await site(() => plain(app));
    const heard = hear(page);
    const faults = hearFaults(page);
    await page.goto(`${origin}/`);
    // Guides work all the same.
    const card = page.getByRole('dialog', { name: 'Hello' });
    await card.getByRole('button', { name: 'Done' }).click();
    const asked = await useThePage(page, `${origin}/`);
    await page.goto(`${origin}/again`);
    await page.waitForLoadState('networkidle');
    expect(asked).toEqual([]);
    expect(await kept(page)).toEqual(NOTHING);

    await call(page, 'consent', true);
    await expect.poll(() => heard.all.map(({ name }) => name)).toEqual(['page.viewed']);
    await captured(page);
    await page.locator('#a').click();
    await expect.poll(() => heard.of('element.clicked').length).toBe(1);
    await page.goto(`${origin}/later`);
    await expect.poll(() => heard.of('page.viewed').map((event) => event.page?.path)).toEqual(['/again', '/later']);
    expect(JSON.stringify(heard.all)).not.toMatch(/order.saved|nobody/);
    expect(faults).toEqual(['error: boo']);
  });

  test('taken back, what waits is thrown away, and nothing more is noted', async ({ page, app, collector, site }) => {
    const { origin } = await site(() => plain(app));
    await page.route('**/v1/events', (route) => route.abort());
    await page.goto(`${origin}/`);
    await call(page, 'consent', true);
    await captured(page);
    await act(page);
    await expect.poll(async () => (await kept(page)).local.length).toBeGreaterThan(0);
    await call(page, 'consent', false);
    await page.unroute('**/v1/events');
    const asked = await useThePage(page, `${origin}/`);
    expect(asked).toEqual([]);
    expect((await kept(page)).local).toEqual([]);
    expect(await app.count()).toEqual({ stored: 0, distinct: 0 });
    expect(collector.url).toBeTruthy();
  });
});

test.describe('where the browser asks for privacy', () => {
  test.use({ noted: {} });
  test.beforeEach(({ page }) =>
    page.addInitScript(() => Object.defineProperty(Navigator.prototype, 'globalPrivacyControl', { get: () => true })),
  );

  test('nothing of use is noted, kept or sent, whatever consent says', async ({ page, app, site }) => {
    const { origin } = await site(() => plain(app));
    expect(await useThePage(page, `${origin}/`)).toEqual([]);
    await call(page, 'consent', true);
    await act(page);
    expect(await kept(page)).toEqual(NOTHING);
    expect((await app.count()).stored).toBe(0);
  });

  test.describe('and the app does not heed it', () => {
    test.use({ noted: { heedsPrivacyControl: false } });

    test('use is noted', async ({ page, app, site }) => {
      const { origin } = await site(() => plain(app));
      const asked = await useThePage(page, `${origin}/`);
      await expect.poll(() => asked).not.toEqual([]);
    });
  });
});

test.describe('a visitor who opts out', () => {
  test.use({ noted: {} });

  test('is left alone until they opt in, whatever consent says, before our script arrives and after', async ({
    page,
    app,
    site,
  }) => {
    const queue = `<script>(window.handrail ||= []).push(['optOut'], ['consent', true])</script>`;
    const { origin } = await site((path) => (path === '/first' ? hostPage(app, '', queue) : plain(app)));
    const heard = hear(page);
    await page.goto(`${origin}/first`);
    await page.waitForLoadState('networkidle');
    expect(await useThePage(page, `${origin}/`)).toEqual([]);
    expect(heard.all).toEqual([]);
    await call(page, 'optIn');
    await expect.poll(() => heard.all.map(({ name }) => name)).toContain('page.viewed');
  });

  test('and does so in one tab has done so in all', async ({ page, context, app, site }) => {
    const { origin } = await site(() => plain(app));
    const heard = hear(page);
    await page.goto(`${origin}/`);
    await captured(page);
    const other = await context.newPage();
    await other.goto(`${origin}/`);
    await other.waitForFunction(() => 'track' in (window.handrail ?? {}));
    await call(other, 'optOut');
    const before = heard.all.length;
    await page.locator('#a').click();
    await call(page, 'track', 'order.saved');
    await page.waitForLoadState('networkidle');
    await idle(page);
    expect(heard.all.slice(before).filter(({ name }) => name !== 'page.viewed')).toEqual([]);
  });
});
