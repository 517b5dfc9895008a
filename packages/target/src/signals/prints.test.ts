import { expect, test } from 'vitest';
import { alignment, closes, printOf, printsIn } from './prints.ts';

const prints = (...texts: string[]) => texts.map(printOf);

test('a text has the same print however it is written, and another text another one', () => {
  expect(printOf('About Me')).toBe(printOf('about me:'));
  expect(printOf('About Me')).toHaveLength(3);
  const all = new Set(Array.from({ length: 300 }, (_, number) => printOf(`Entry ${number}`)));
  expect(all.size).toBeGreaterThan(297);
});

test('prints are read back one by one, and a record without any has none', () => {
  expect(printsIn(prints('Orders', 'Reports').join(''))).toEqual(prints('Orders', 'Reports'));
  expect(printsIn()).toEqual([]);
});

test('the place between the same neighbours agrees most, the one beyond a neighbour least', () => {
  const was = { before: prints('Orders', 'Home'), after: prints('Reports', 'Settings') };
  const same = alignment(was)({ before: prints('Orders', 'Home'), after: prints('Reports', 'Settings') });
  const near = alignment(was)({ before: prints('New', 'Orders', 'Home'), after: prints('Reports') });
  const beyond = alignment(was)({ before: prints('Reports', 'Products', 'Orders'), after: prints('Settings') });
  expect(same).toMatchObject({ windowSame: 1, windowTight: 1 });
  expect(near.windowSame).toBeLessThan(1);
  expect(near.windowSame).toBeGreaterThan(beyond.windowSame ?? 0);
});

test('what is said again and again counts less than what is said once', () => {
  const was = { before: prints('Edit', 'Edit', 'Edit'), after: prints('Total') };
  const often = alignment(was)({ before: prints('Edit'), after: [] });
  const once = alignment(was)({ before: [], after: prints('Total') });
  expect(once.windowSame).toBeGreaterThan(often.windowSame ?? 0);
});

test('two neighbours that stand next to each other leave no room between them', () => {
  const was = { before: prints('Orders'), after: prints('Reports') };
  expect(closes(was, { before: [], after: prints('Reports') }, printOf('Orders'))).toBe(true);
  expect(closes(was, { before: [], after: prints('Catalog', 'Reports') }, printOf('Orders'))).toBe(false);
});
