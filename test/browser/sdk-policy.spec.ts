import { expect, hearEvents, hearFaults, test } from './support/test.ts';

const steps = [
  { type: 'dialog', stepId: 'hello', title: 'Hello', blocks: [] },
  { type: 'tooltip', stepId: 'save', title: 'Save it', blocks: [], target: { v: 1, css: '#save' } },
];
const guide = {
  kind: 'walkthrough',
  guideId: 'strict',
  title: 'Strict',
  trigger: { on: 'page' },
  theme: { accent: '#0a7d4f', radius: 4, scheme: 'dark' },
  steps,
};

for (const styles of ["'self'", "'none'"])
  test(`a strict policy with style-src ${styles} has nothing to say against a walkthrough`, async ({
    page,
    app,
    collector,
    site,
  }) => {
    await app.publish(guide);
    const policy = [
      "default-src 'none'",
      "script-src 'nonce-n1' 'strict-dynamic'",
      `style-src ${styles}`,
      `connect-src ${collector.url}`,
      "require-trusted-types-for 'script'",
      "base-uri 'none'",
    ].join('; ');
    const tag = app.tag.replace('<script', '<script nonce="n1"');
    const body = `<!doctype html><html lang="en"><title>Host</title><img name="currentScript" alt=""><button id="save">Save</button>
      <script nonce="n1">window.violations = []; addEventListener('securitypolicyviolation', (e) => e.blockedURI.endsWith('/favicon.ico') || violations.push(e.violatedDirective));
      window.before = Object.getOwnPropertyNames(window)</script>${tag}`;
    const { origin } = await site({ '/': { body, headers: { 'content-security-policy': policy } } });
    const heard = hearEvents(page);
    const faults = hearFaults(page);

    await page.goto(`${origin}/`);
    await page.getByRole('dialog', { name: 'Hello' }).getByRole('button', { name: 'Next' }).click();
    const card = page.getByRole('dialog', { name: 'Save it' });
    await expect(card).toHaveCSS('border-radius', '4px');
    await expect(card.getByRole('button', { name: 'Done' })).toHaveCSS('background-color', 'rgb(10, 125, 79)');
    await card.getByRole('button', { name: 'Done' }).click();
    await expect.poll(() => heard.map(({ name }) => name)).toContain('guide.completed');

    expect(await page.evaluate(() => (window as unknown as { violations: string[] }).violations)).toEqual([]);
    expect(faults).toEqual([]);
    const added = await page.evaluate(() => {
      const { before } = window as unknown as { before: string[] };
      // What Playwright itself puts there begins with `__pw`.
      return Object.getOwnPropertyNames(window).filter(
        (name) => ![...before, 'before'].includes(name) && !name.startsWith('__pw'),
      );
    });
    expect(added).toEqual(['handrail']);
  });

test('styles of the page do not reach in, and ours do not reach out', async ({ page, app, site }) => {
  await app.publish({ ...guide, steps: steps.slice(0, 1), theme: {} });
  const hostile =
    '*{display:none!important;all:unset!important;color:red!important;font-size:40px!important;transform:rotate(5deg)!important}';
  const plain = { body: `<!doctype html><html lang="en"><title>Host</title><p id="text">Text</p>${app.tag}` };
  const wild = { body: plain.body.replace('<p', `<style>${hostile}</style><p`) };
  const bareBody = { body: plain.body.replace(app.tag, '') };
  const { origin } = await site({ '/bare': bareBody, '/plain': plain, '/wild': wild });

  const look = async (path: string) => {
    await page.goto(`${origin}${path}`);
    await expect(page.getByRole('dialog')).toBeVisible();
    return page.evaluate(() => {
      const read = (element: Element) => {
        const { display, font, color, padding, transform } = getComputedStyle(element);
        const { width, height } = element.getBoundingClientRect();
        // Engines differ from themselves by less than a thousandth of a pixel.
        return [element.className, display, font, color, padding, transform, width.toFixed(2), height.toFixed(2)].join(
          ' ',
        );
      };
      const inside = document.querySelector('handrail-root')?.shadowRoot?.querySelectorAll('.layer *') ?? [];
      return {
        ours: Array.from(inside).map(read),
        theirs: getComputedStyle(document.querySelector('p') as HTMLElement).font,
      };
    });
  };
  await page.emulateMedia({ reducedMotion: 'reduce' });
  const bare = await page
    .goto(`${origin}/bare`)
    .then(() => page.locator('p').evaluate((p) => getComputedStyle(p).font));
  const calm = await look('/plain');
  const stormy = await look('/wild');
  expect(calm.ours.length).toBeGreaterThan(8);
  expect(stormy.ours).toEqual(calm.ours);
  expect(calm.theirs).toBe(bare);
});
