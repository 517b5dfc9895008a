import { expect, test } from 'vitest';
import { pickLocale } from './pick-locale.ts';

test.each([
  [['en', 'de'], ['de-AT'], 'de'],
  [['en', 'de-AT', 'de'], ['de-at'], 'de-AT'],
  [['en', 'pt-BR'], ['pt'], 'pt-BR'],
  [['en', 'de'], ['fr', 'de-CH', 'en'], 'de'],
  [['en', 'de'], ['fr'], undefined],
  [['en'], [], undefined],
  [['de'], [''], undefined],
])('of %j, whoever wishes for %j gets %s', (have, wishes, picked) => {
  expect(pickLocale(have, wishes)).toBe(picked);
});
