import { expect, test } from './support/test.ts';
import { call, captured, hear, plain } from './support/usage.ts';

test.use({ noted: { autocapture: false, traits: { role: 'string', level: 'number', boss: 'boolean' } } });

test('traits that the app declares are sent when they have changed; of the others the developer is told once', async ({
  page,
  app,
  site,
}) => {
  const { origin } = await site(() => plain(app));
  const heard = hear(page);
  const warnings: string[] = [];
  page.on('console', (message) => message.type() === 'warning' && warnings.push(message.text()));
  const identify = (traits: object) => call(page, 'identify', { visitorId: 'ada', traits });
  await page.goto(`${origin}/`);
  await page.waitForFunction(() => 'track' in (window.handrail ?? {}));
  await identify({ role: 'buyer', level: '3', boss: true, mail: 'ada@example.org' });
  await expect
    .poll(() => heard.of('visitor.identified').map(({ traits }) => traits))
    .toEqual([undefined, { role: 'buyer', boss: true }]);
  await identify({ role: 'buyer', boss: true });
  await identify({ role: 'buyer', boss: true, level: 3, mail: 'x' });
  await expect.poll(() => heard.of('visitor.identified').length).toBe(3);
  await page.goto(`${origin}/`);
  await identify({ role: 'buyer', boss: true, level: 3 });
  await captured(page);
  expect(heard.of('visitor.identified').map(({ traits }) => traits)).toEqual([
    undefined,
    { role: 'buyer', boss: true },
    { role: 'buyer', boss: true, level: 3 },
  ]);
  expect(warnings.filter((text) => /mail/.test(text))).toEqual([expect.stringContaining('level, mail')]);
  expect(JSON.stringify(heard.all)).not.toContain('ada@');
});
