/** Letters that no decomposition takes apart. */
const LETTERS: Readonly<Record<string, string>> = {
  ...{ ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', æ: 'ae', œ: 'oe', ı: 'i' },
  // Arabic is written with and without them.
  ...{ ى: 'ي', ة: 'ه', ـ: '' },
};

/**
 * A text without what people leave out when they type: capitals, accents, the forms of one letter. Marks of Japanese stay,
 * since it has other words with and without them.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\u0300-\u036f\u064b-\u065f\u0670]/g, '')
    .normalize('NFC')
    .replace(/[ßøłđðþæœıىةـ]/g, (letter) => LETTERS[letter] ?? letter);
