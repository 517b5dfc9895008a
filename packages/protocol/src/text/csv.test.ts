import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('quotes, commas and line breaks stay inside their cell', () => {
  expect(
    csvOf(
      ['a', 'b'],
      [
        ['1,2', 'say "hi"'],
        ['x\ny', ''],
      ],
    ),
  ).toBe('a,b\r\n"1,2","say ""hi"""\r\n"x\ny",\r\n');
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\tx', '\rx'])('%j is no formula', (text) => {
  expect(csvOf(['h'], [[text]])).toMatch(/^h\r\n"?'/);
});
