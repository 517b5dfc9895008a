import { card, css, lives, press, walkthrough } from './support/walkthrough.ts';
import { expect, hearEvents, hearFaults, test } from './support/test.ts';
import { widgetPages } from './support/widgets.ts';

// “Do it for me” in forms of frameworks, whose fields show what the framework knows: it has to learn of each value.

const fill = (selector: string, value: string) => ({ target: css(selector), perform: { do: 'fill', value } });

for (const library of ['react-form', 'vue-form', 'angular-form'])
  test(`${library}: what is filled in for the visitor is what the framework knows`, async ({ page, app, site }) => {
    await app.publish(
      walkthrough(
        [
          fill('#name', 'ACME'),
          fill('#amount', '12'),
          fill('#note', 'Deliver early'),
          fill('#kind', 'Goods'),
          fill('#terms', 'yes'),
          fill('#fast', 'yes'),
          { target: css('#send'), advance: 'click', decision: true },
        ],
        { modes: ['guide', 'do'], trigger: { on: 'call' } },
      ),
    );
    const heard = hearEvents(page);
    const faults = hearFaults(page);
    const { origin } = await site(await widgetPages(library, app)());
    await page.goto(`${origin}/`);
    await page.evaluate(() => void window.handrail?.push(['show', 'tour', { mode: 'do' }] as never));
    await press(page, 'Do it for me', 'Agree and start');
    await expect(card(page, 'Step 7')).toBeVisible({ timeout: 30_000 });
    const known = async () =>
      JSON.parse((await page.locator('#known').textContent()) ?? '{}') as Record<string, unknown>;
    const { amount, ...others } = await known();
    expect(Number(amount)).toBe(12);
    expect(others).toEqual({ name: 'ACME', note: 'Deliver early', kind: 'g', terms: true, speed: 'fast' });
    await expect(page.locator('#name')).toHaveValue('ACME');
    await page.locator('#send').click();
    await expect.poll(() => lives(heard).at(-1)).toBe('guide.completed');
    expect(faults).toEqual([]);
  });
