import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isDeeperThan } from './json-value.ts';
import { measureJson } from './measure-json.ts';

const measure = (text: string, level = 1) => measureJson(Buffer.from(text), level);

test('the depth is that of the value, whatever stands in its texts', () => {
  fc.assert(
    fc.property(fc.jsonValue({ maxDepth: 6 }), (value) => {
      const { depth } = measure(JSON.stringify(value));
      expect(isDeeperThan(value, depth)).toBe(false);
      expect(depth === 0 || isDeeperThan(value, depth - 1)).toBe(true);
    }),
  );
});

test('no part is longer as JSON than the longest that was measured', () => {
  fc.assert(
    fc.property(fc.array(fc.jsonValue()), fc.nat(3), (parts, indent) => {
      const text = JSON.stringify(parts, undefined, indent);
      const { longest, hasExponents } = measure(text, 2);
      const most = Math.max(
        0,
        ...parts.map((part) => (part instanceof Object ? Buffer.byteLength(JSON.stringify(part)) : 0)),
      );
      if (indent === 0) expect(longest).toBe(most);
      if (!hasExponents) expect(longest).toBeGreaterThanOrEqual(most);
    }),
  );
});

test('brackets and exponents in texts are texts', () => {
  const text = '{"a\\"[{":"\\\\","b":"1e9 ]}"}';
  expect(measure(text)).toEqual({ depth: 1, longest: text.length, hasExponents: false });
});

test('a number with an exponent may grow, and true and false may not', () => {
  expect(measure('[1E20]').hasExponents).toBe(true);
  expect(measure('[2e3]').hasExponents).toBe(true);
  expect(measure('[true,false]').hasExponents).toBe(false);
});
