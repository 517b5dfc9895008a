import { startCollector } from '../support/collector.ts';
import { DEMO_SERVER } from '../support/demo.ts';
import { at, button, card } from './visitor.ts';
import { expect, test } from './test.ts';

test('the demo: a new colleague raises a first request, led by the seeded walkthrough, and the funnel shows it', async ({
  visitor,
}) => {
  const demo = await startCollector({ bin: DEMO_SERVER });
  try {
    await visitor.open(`${demo.url}/demo/`);
    await visitor.press(button('Welcome to Meridian Purchasing', 'Next'));
    await visitor.see(card('Start here'));
    await visitor.press(at('[data-testid=new-request]'));
    await visitor.see(card('Say what you need'));
    await visitor.reload();
    await visitor.see(card('Say what you need'));
    await visitor.press(at('#title'));
    await visitor.type('Ergonomic keyboard');
    await visitor.choose('#category', 'Office');
    await visitor.press(button('Say what you need', 'Next'));
    await visitor.see(card('Choose who delivers'));
    await visitor.choose('#supplierId', 'papeterie');
    await visitor.press(button('Choose who delivers', 'Next'));
    await visitor.see(card('What does one cost?'));
    await visitor.press(at('#unitPrice'));
    await visitor.type('89.90');
    await visitor.press(button('What does one cost?', 'Next'));
    await visitor.see(card('Send it'));
    await visitor.press({ selector: 'button', name: 'Send for approval' });
    await visitor.press(button('Well done!', 'Done'));
    await expect.poll(() => visitor.all(at('[role=dialog]'))).toEqual([]);

    const report = () =>
      demo.api<{ guide: { starts: number; completedBy: number; missed: number }; funnel: { reachedBy: number }[] }>(
        'GET',
        '/api/apps/demo/metrics/guides/raise-first-request',
      );
    await expect.poll(async () => (await report()).guide.completedBy).toBe(1);
    const { guide, funnel } = await report();
    expect(guide).toMatchObject({ starts: 1, completedBy: 1, missed: 0 });
    expect(funnel.map(({ reachedBy }) => reachedBy)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    const count = () => demo.api<{ stored: number; distinct: number }>('GET', '/api/apps/demo/events/count');
    const { stored, distinct } = await count();
    expect(stored).toBe(distinct);

    // It is finished for this person: coming back does not start it again.
    await visitor.open(`${demo.url}/demo/`);
    await expect.poll(async () => (await count()).stored > stored).toBe(true);
    expect(await visitor.all(at('[role=dialog]'))).toEqual([]);
  } finally {
    await demo.dispose();
  }
});
