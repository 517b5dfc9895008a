import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byPriority } from './by-priority.ts';

test('the highest priority first, none counting as zero, and equals as they came', () => {
  const guide = fc.record({ priority: fc.integer({ min: -3, max: 3 }) }, { requiredKeys: [] });
  fc.assert(
    fc.property(fc.array(guide), (guides) => {
      const sorted = guides.map((one, index) => ({ ...one, index })).sort(byPriority);
      for (const [at, next] of sorted.slice(1).entries()) {
        const before = sorted[at];
        const difference = (before?.priority ?? 0) - (next.priority ?? 0);
        expect(difference > 0 || (difference === 0 && (before?.index ?? 0) < next.index)).toBe(true);
      }
    }),
  );
});
