import fc from 'fast-check';
import { expect, test } from 'vitest';
import { compareVersions } from './compare-versions.ts';

test.each([
  ['4.10', '4.9.3', 1],
  ['v4', '4.0.0', 0],
  ['4.2.0-beta.1', '4.2', 0],
  ['2026.11+build7', '2026.12', -1],
  ['main', '1', NaN],
  ['', '', NaN],
])('%s beside %s: %d', (one, other, sign) => {
  expect(Math.sign(compareVersions(one, other))).toBe(sign);
});

test('it is an order: as lists of numbers compare, and the other way round with the sign turned', () => {
  const version = fc.array(fc.nat(20), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(version, version, (one, other) => {
      const different = [0, 1, 2, 3].find((at) => (one[at] ?? 0) !== (other[at] ?? 0));
      const sign = different === undefined ? 0 : Math.sign((one[different] ?? 0) - (other[different] ?? 0));
      expect(Math.sign(compareVersions(one.join('.'), other.join('.')))).toBe(sign);
      expect(Math.sign(compareVersions(other.join('.'), one.join('.')))).toBe(0 - sign);
    }),
  );
});
