import { expect, test } from 'vitest';
import { isHeldOut } from './hold-out.ts';

const people = Array.from({ length: 20_000 }, (_, index) => `visitor-${index}`);
const shareOf = (guideId: string, holdOut: number): number =>
  people.filter((one) => isHeldOut(one, { guideId, holdOut })).length / people.length;

test('as many are held out as was said, whatever ids look like', () => {
  for (const share of [1, 10, 20, 50, 90]) {
    // Four standard deviations of so many throws.
    const aside = 4 * Math.sqrt(((share / 100) * (1 - share / 100)) / people.length);
    expect(Math.abs(shareOf('welcome', share) - share / 100)).toBeLessThan(aside);
  }
  expect(people.some((one) => isHeldOut(one, { guideId: 'welcome' }))).toBe(false);
});

test('who is held out stays so, also of a larger share, and of another guide it is others', () => {
  const heldOut = people.filter((one) => isHeldOut(one, { guideId: 'welcome', holdOut: 20 }));
  expect(heldOut.every((one) => isHeldOut(one, { guideId: 'welcome', holdOut: 30 }))).toBe(true);
  const ofBoth = heldOut.filter((one) => isHeldOut(one, { guideId: 'another', holdOut: 20 })).length;
  expect(Math.abs(ofBoth / heldOut.length - 0.2)).toBeLessThan(0.03);
});

// Pages of any version and the collector must agree for ever: these were worked out when it was made.
test('the assignment never changes', () => {
  const which = ['ann', 'ben', 'cat', 'dan', 'eve', 'Ünal', ''].map((one) =>
    isHeldOut(one, { guideId: 'g', holdOut: 50 }),
  );
  expect(which).toEqual([true, true, true, true, true, false, false]);
});
