import { expect, test } from 'vitest';
import { presenceWords } from './presence.ts';

const at = (name: string, what: 'looking' | 'typing') => ({ memberId: name, name, what });

test.each([
  [[], ''],
  [[at('Bo', 'looking')], 'Bo is looking at this ticket.'],
  [[at('Bo', 'typing'), at('Cleo', 'looking')], 'Bo is writing. Cleo is looking at this ticket.'],
  [[at('Bo', 'looking'), at('Cleo', 'looking'), at('Di', 'looking')], 'Bo, Cleo and Di are looking at this ticket.'],
])('who is there is said in a sentence', (others, words) => {
  expect(presenceWords(others)).toBe(words);
});
