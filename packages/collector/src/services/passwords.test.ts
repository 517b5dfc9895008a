import { expect, test } from 'vitest';
import { createPasswords } from './passwords.ts';

const passwords = createPasswords();
const about = ['Ada Lovelace', 'ada.lovelace@example.com', 'handrail'];

test.each([
  ['fourteen chars', 'too-short'],
  ['👋'.repeat(14), 'too-short'],
  ['x1'.repeat(129), 'too-long'],
  ['passwordpassword', 'common'],
  ['PasswordPassword', 'common'],
  ['aaaaaaaaaaaaaaaaaaaa', 'common'],
  ['1234567890123456', 'common'],
  ['qwertyuiopasdfghjkl', 'common'],
  ['zyxwvutsrqponmlkj', 'common'],
  ['ada.lovelace@example.com', 'about-you'],
  ['handrailhandrail', 'about-you'],
  ['Ada Lovelace 1815', 'about-you'],
  ['four words chosen by chance', undefined],
  ['Öffnet die Türen täglich', undefined],
  ['日本語のとても長いパスワードです', undefined],
])('%j is judged as %s', async (password, mistake) => {
  expect(await passwords.judge(password, about)).toBe(mistake);
});

test('a hash tells nothing, differs each time, and fits its password alone', async () => {
  const [one, other] = [await passwords.hash('four words by chance'), await passwords.hash('four words by chance')];
  expect(one).toMatch(/^scrypt\$15\$8\$3\$[\w-]{22}\$[\w-]{43}$/);
  expect(one).not.toBe(other);
  expect(await passwords.verify('four words by chance', one)).toBe(true);
  expect(await passwords.verify('four words by chancE', one)).toBe(false);
  expect(await passwords.verify('four words by chance', null)).toBe(false);
});

test('a letter that keyboards compose in two ways is the same letter', async () => {
  const hash = await passwords.hash('caf\u00e9 chairs and tables');
  expect(await passwords.verify('cafe\u0301 chairs and tables', hash)).toBe(true);
});

test('no password fits a hash that is broken', async () => {
  expect(await passwords.verify('', 'scrypt$15$8$3$AAAAAAAAAAAAAAAAAAAAAA$' + 'A'.repeat(43))).toBe(false);
});
