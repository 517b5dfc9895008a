import { expect, test } from 'vitest';
import { readCount, readLines, readPairs, readTraitType, writeLines, writePairs } from './setting-lines.ts';

test('what is written as lines is read as it was', () => {
  const headcount = { Purchasing: 120, 'Sales: North': 7 };
  expect(readPairs(writePairs(headcount), readCount)).toEqual({ pairs: headcount });
  const origins = ['https://app.example.com', 'https://*.example.com'];
  expect(readLines(` ${writeLines(origins)}\n\n`)).toEqual(origins);
  expect(readPairs('', readCount)).toEqual({ pairs: {} });
});

test.each(['Purchasing', 'Purchasing: many', ': 12', 'Purchasing: -1'])('%j is told as it stands', (line) => {
  expect(readPairs(`Sales: 1\n${line}`, readCount)).toEqual({ bad: line });
});

test('a type of traits is one of three', () => {
  expect(readPairs('a: String\nb: number', readTraitType)).toEqual({ pairs: { a: 'string', b: 'number' } });
  expect(readPairs('a: date', readTraitType)).toEqual({ bad: 'a: date' });
});
