import { expect, test } from 'vitest';
import { createIntake } from './intake.ts';

test('past its bound requests are turned away until others have left, and one is taken in any case', () => {
  const intake = createIntake(100 * 12);
  const first = intake.enter('60');
  expect(first).toBeDefined();
  expect(intake.enter('60')).toBeUndefined();
  expect(intake.enter('40')).toBeDefined();
  first?.leave();
  expect(intake.enter('60')).toBeDefined();
  expect(createIntake(10).enter(null)).toBeDefined();
});
