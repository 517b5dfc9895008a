import { expect, test } from 'vitest';
import { replyLine, trimQuoted } from './trim-quoted.ts';
import { REPLY_LINES } from './words/visitors.ts';

test.each([
  ['Gmail', 'It works now.\n\nOn Mon, 2 Mar 2026 at 10:11, Help <help@example.com> wrote:\n\n> Try again.\n> Ann'],
  [
    'Gmail, folded over two lines',
    'It works now.\n\nOn Mon, 2 Mar 2026 at 10:11, Help\n<help+0123@example.com> wrote:\n> Try again.',
  ],
  [
    'Gmail in German',
    'It works now.\n\nAm Mo., 2. März 2026 um 10:11 Uhr schrieb Help <help@example.com>:\n\n> Nochmal',
  ],
  ['Thunderbird in French', 'It works now.\n\nLe 02/03/2026 à 10:11, Help a écrit :\n> Encore'],
  [
    'Outlook',
    'It works now.\n\n________________________________\nFrom: Help <help@example.com>\nSent: Monday\nOld words',
  ],
  [
    'Outlook without a rule',
    'It works now.\n\nFrom: Help <help@example.com>\nSent: Monday, March 2\nTo: Bob\nOld words',
  ],
  ['Outlook in German', 'It works now.\n\n-----Ursprüngliche Nachricht-----\nVon: Help\nAlte Worte'],
  ...REPLY_LINES.flatMap((words) => [
    ['any program, by our line', `It works now.\n\n${replyLine(words)}\n\nTry again.`],
    ['any program that quotes our line', `It works now.\n\n> ${replyLine(words)}\n> \n> Try again.`],
  ]),
  ['a signature', 'It works now.\n\n-- \nBob\nHead of Sales'],
  ['Windows', 'It works now.\r\n\r\n> Try again.\r\n'],
])('of an answer by %s what was written anew is kept', (_, text) => {
  expect(trimQuoted(text)).toBe('It works now.');
});

test('answers between the quoted lines are kept', () => {
  expect(trimQuoted('> Which version?\n4.2\n\n> Which page?\nOrders')).toBe('4.2\n\nOrders');
});

test.each([
  'At 10:11 Bob wrote:\nthis is my own text',
  'From: Berlin to: Paris\nboth by train',
  'a -- b\n--\nlist',
  'On 2 March I saw this:\nan error',
])('words that look like a quotation and are none stay: %s', (text) => {
  expect(trimQuoted(text)).toBe(text);
});
