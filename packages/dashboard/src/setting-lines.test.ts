import { expect, test } from 'vitest';
import { linesOfCsv, readCount, readLines, readPairs, readTraitType, writeLines, writePairs } from './setting-lines.ts';

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

test('a table of departments becomes lines, with or without a head, however its cells are parted', () => {
  expect(linesOfCsv('\uFEFFDepartment,People\r\nPurchasing,120\r\n"Sales, north",37\r\n')).toBe(
    'Purchasing: 120\nSales, north: 37',
  );
  expect(linesOfCsv('Einkauf;120\nVertrieb;"37"')).toBe('Einkauf: 120\nVertrieb: 37');
  expect(linesOfCsv('"The ""big"" one"\t5')).toBe('The "big" one: 5');
  for (const none of ['', 'Department,People', 'A,1\nB,many', 'A,1\nB', ',5']) expect(linesOfCsv(none)).toBeUndefined();
});
