import { expect, test } from 'vitest';
import { chooseLanguage } from './language.ts';

test.each([
  ['fr', ['de-DE'], 'fr'],
  [null, ['nl', 'de-AT', 'en'], 'de'],
  [null, ['FR-CA'], 'fr'],
  [null, ['nl', 'it'], 'en'],
  ['xx', ['de'], 'de'],
  [null, [], 'en'],
] as const)('chosen %s, asked for %j: %s', (chosen, asked, language) => {
  expect(chooseLanguage(chosen, asked)).toBe(language);
});
