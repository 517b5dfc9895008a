import { describe, expect, test } from 'vitest';
import {
  readByLocale,
  readHolidays,
  readHours,
  readOptions,
  readSpan,
  readWhen,
  writeByLocale,
  writeHolidays,
  writeHours,
  writeOptions,
  writeSpan,
  writeWhen,
} from './lines.ts';

describe('what people write in the settings of the service centre', () => {
  test('hours of a day come back as they were written, however many', () => {
    const hours = readHours(1, '9:00 - 12:00, 13:00–24:00');
    expect(hours).toEqual([
      { weekday: 1, from: '09:00', to: '12:00' },
      { weekday: 1, from: '13:00', to: '24:00' },
    ]);
    expect(writeHours(1, [...(hours ?? []), { weekday: 2, from: '10:00', to: '11:00' }])).toBe(
      '09:00-12:00, 13:00-24:00',
    );
    expect(readHours(1, ' ')).toEqual([]);
  });

  test.each(['9-12', '12:00-09:00', '09:00', '09:60-10:00', '23:00-25:00', '09:00-10:00-11:00'])(
    'hours cannot be: %s',
    (text) => {
      expect(readHours(1, text)).toBeUndefined();
    },
  );

  test('holidays have a day and perhaps a name', () => {
    const text = '2026-12-25 Christmas Day\n2027-01-01';
    expect(writeHolidays(readHolidays(text) ?? [])).toBe(text);
    expect(readHolidays('2026-13-40 Never')).toBeUndefined();
    expect(readHolidays('Christmas')).toBeUndefined();
  });

  test.each([
    ['4h 30m', 16_200_000, '4h 30m'],
    ['45 min', 2_700_000, '45m'],
    ['1.5h', 5_400_000, '1h 30m'],
    ['', null, ''],
  ])('a promise of “%s” is %s ms', (text, ms, written) => {
    expect(readSpan(text)).toBe(ms);
    expect(writeSpan(ms)).toBe(written);
  });

  test.each(['soon', '4', '0h', '2d', '-1h'])('a promise cannot be: %s', (text) => {
    expect(readSpan(text)).toBeUndefined();
  });

  test('words by language, options and conditions come back as they were written', () => {
    expect(writeByLocale(readByLocale('en: Orders: all\nde: Bestellungen') ?? {})).toBe(
      'en: Orders: all\nde: Bestellungen',
    );
    const options = 'big = en: Large; de: Groß\nsmall = en: Small';
    expect(writeOptions(readOptions(options) ?? [])).toBe(options);
    expect(writeWhen(readWhen('kind = big, small') ?? null)).toBe('kind = big, small');
    expect(readWhen('')).toBeNull();
  });

  test('what cannot be meant is not guessed', () => {
    for (const text of ['Orders', 'EN: Orders', '']) expect(readByLocale(text)).toBeUndefined();
    for (const text of ['big', 'a b = en: x', 'big = Large']) expect(readOptions(text)).toBeUndefined();
    for (const text of ['kind', 'kind =', '= big']) expect(readWhen(text)).toBeUndefined();
  });
});
