import { expect, test } from 'vitest';
import { formatBytes, formatSpan } from './time.ts';

test.each([
  [59_999, undefined],
  [60_000, '1m'],
  [-7_199_999, '1h'],
  [86_400_000 * 3, '3d'],
])('%d ms are %s', (ms, words) => {
  expect(formatSpan(ms, 'en-GB')).toBe(words);
});

test.each([
  [12, '12 byte'],
  [999_400, '999 kB'],
  [26_214_400, '26.2 MB'],
])('%d bytes are %s', (bytes, words) => {
  expect(formatBytes(bytes, 'en-GB')).toBe(words);
});

test('other languages have room for words that are read as spans', () => {
  expect(formatSpan(86_400_000 * 2, 'de-DE')).toBe('2 Tg.');
  expect(formatSpan(7_200_000, 'fr-FR')).toMatch(/^2\sh$/);
});
