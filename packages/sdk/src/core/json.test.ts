import { afterEach, expect, test } from 'vitest';
import { toJson } from './json.ts';

const built: Record<string, unknown>[] = [Array.prototype, String.prototype, Object.prototype] as never;
afterEach(() => built.forEach((one) => delete one.toJSON));

test('plain data becomes the JSON that the browser would write', () => {
  const value = { text: 'ä"\n\ud800', list: [1, null, true, { deep: [] }], none: undefined, zero: -0, nan: NaN };
  expect(toJson(value)).toBe(JSON.stringify(value));
});

test('libraries that give built-ins a toJSON do not reach the wire', () => {
  const clean = toJson({ events: [{ name: 'page.viewed' }] });
  for (const one of built) one.toJSON = () => 'broken';
  expect(toJson({ events: [{ name: 'page.viewed' }] })).toBe(clean);
});
