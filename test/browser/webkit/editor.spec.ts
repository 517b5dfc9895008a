import { draftOf } from '../support/journey.ts';
import { at } from './visitor.ts';
import { expect, test } from './test.ts';

const called = (name: string) => ({ selector: 'button', name });

test('the editor, opened by its link: what its author does is recorded, on the next page too, and nothing that is typed', async ({
  visitor,
  demo,
}) => {
  // Panels of the page's own origin, into which the driver sees.
  await visitor.open(await demo.author.link('demo', `${demo.url}/demo/`));
  await visitor.press(called('Record a walkthrough'));
  await visitor.see(called('Stop recording'));
  await visitor.press(at('[data-testid=new-request]'));
  await visitor.press(at('#title'));
  await visitor.type('Moriarty');
  const steps = async () => (await visitor.all(at('.step-list li'))).map(({ text }) => text);
  await expect
    .poll(steps)
    .toEqual([expect.stringContaining('Open “New request”'), expect.stringContaining('Type in “What do you need?”')]);
  await visitor.press(called('Stop recording'));
  await visitor.see({ selector: '.save', name: 'Saved' });
  const { guide } = await draftOf(demo, 'demo', 'Requests · Meridian Purchasing');
  expect(guide).toMatchObject({ steps: [{ title: 'Open “New request”' }, { title: 'Type in “What do you need?”' }] });
  expect(JSON.stringify(guide)).not.toContain('Moriarty');
});
