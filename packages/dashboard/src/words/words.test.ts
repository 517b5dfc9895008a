import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import * as german from './de/index.ts';
import * as english from './en/index.ts';
import * as french from './fr/index.ts';

/** What is called the same in another language: names, codes, and words that both have. */
const SAME: Readonly<Record<'de' | 'fr', string>> = {
  de: `Admin|Agent L1|Agent L2|Agent L3|Analyst|App|Apps|Banner|Browser|CSV|Element|Frustration|Go-live|Go-live <p0>|HTML|Handrail|Id|L1|L2|L3|Label|Labels|
    Level|Live|Mail|Markdown|Name|Normal|OpenID|Passkeys|Person|Plan|Plan: <p0>|Rollout|Rollouts|Segment|Spam|Staging|Starts|Support|Team|Teams|Test|Tester|Text|Ticket|
    Tickets|Version|Version <p0>|XLIFF 2.0|in <p0>|<p0> s|NPS <p0>`,
  fr: `Adoption|Segment|Sessions|1 minute|1 session|<p0> min|<p0> minutes|<p0> points|<p0> sessions|<p0>, version <p1>|<p1> tickets, page <p0>|Article|Articles|CSV|Condition|
    Conversation|Ctrl ↵|Date|Frustration|Guide|Guides|HTML|Handrail|Id|Licences|Markdown|Message|Normal|OpenID|Page|Pages|Plan|Production|Question|Script|Segments|
    Support|Ticket|Tickets|Version|Version <p0>|Versions|XLIFF 2.0|article|codes|guide|minutes|points|segment|<p0> s|NPS <p0>`,
};

/** Put in where a word is a function, and looked for in what comes out; `<p0>` for the first, and so on. */
const MARKS = ['<p0>', '<p1>', '<p2>', '<p3>', '<p4>'];
/** Numbers behind which plural forms differ. */
const COUNTS = [0, 1, 2, 5, 21];

type Said = string | ((...put: unknown[]) => string);

/** Every text of a language with its path. What a language leaves to the catalogue of figures is not among them. */
function textsOf(words: unknown, path = ''): [string, Said][] {
  if (typeof words === 'string') return [[path, words]];
  // A module of words holds texts, and functions that make one.
  if (typeof words === 'function') return [[path, words as Said]];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([name, inner]) => textsOf(inner, path === '' ? name : `${path}.${name}`));
}

/** What a function says: with marks for everything, and with each count. A concern gets its marks by name. */
function saidBy(text: Said): string[] {
  if (typeof text === 'string') return [text];
  const named = { figure: '<figure>', value: '<value>', against: '<against>', subject: '<subject>' };
  if (/^\(?\s*\{/.test(text.toString())) return [text(named)];
  return [text(...MARKS), ...COUNTS.map((count) => text(count, ...MARKS.slice(1)))];
}
const placeholders = (text: Said): string[] => [...new Set(saidBy(text)[0]?.match(/<\w+>/g))].sort();

// The figures' English stands in the catalogue of `protocol`, that of problems in what the collector answers.
const inEnglish = new Map(textsOf({ ...english, figureWords: undefined, problemWords: undefined }));
const LANGUAGES = { de: german, fr: french };

describe.each(['de', 'fr'] as const)('words in %s', (language) => {
  const { figureWords, problemWords, ...rest } = LANGUAGES[language];
  const texts = new Map(textsOf(rest));

  test('are those of English, no fewer and no more', () => {
    expect([...texts.keys()].sort()).toEqual([...inEnglish.keys()].sort());
  });

  test('say something wherever English does, with all that is put in', () => {
    const lacking = [...inEnglish].filter(([path, text]) => {
      const other = texts.get(path) ?? '';
      return (text === '') !== (other === '') || placeholders(text).join() !== placeholders(other).join();
    });
    expect(lacking.map(([path]) => path)).toEqual([]);
  });

  test('are left in English nowhere by accident', () => {
    const same = new Set(SAME[language].split('|').map((one) => one.trim()));
    const left = [...inEnglish].flatMap(([path, text]) => {
      const said = saidBy(text)[0] ?? '';
      // What has no letter but for what is put in has no language.
      const hasWords = /\p{L}/u.test(said.replace(/<\w+>/g, ''));
      return hasWords && said === saidBy(texts.get(path) ?? '')[0] && !same.has(said) ? [`${path}: ${said}`] : [];
    });
    expect(left).toEqual([]);
  });

  test('keep one manner: no straight quotes, no dots in a row', () => {
    const whole = [...texts, ...textsOf(figureWords, 'figures'), ...textsOf(problemWords, 'problems')];
    const said = whole.flatMap(([path, text]) => saidBy(text).map((one) => `${path}: ${one}`));
    expect(said.filter((one) => /"|'|\.\.\./.test(one))).toEqual([]);
  });
});

test('what goes along with a problem stands in it in each language, or in none', () => {
  const kinds = [german, french].map(({ problemWords }) =>
    Object.entries(problemWords).map(([code, said]) => `${code}: ${typeof said}`),
  );
  expect(kinds[0]).toEqual(kinds[1]);
});

test('modules of words import nothing at run time but each other', () => {
  const files = ['en', 'de', 'fr'].flatMap((language) => {
    const folder = new URL(`${language}/`, import.meta.url);
    return readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8'));
  });
  const imports = files.flatMap(
    (text) => text.match(/^(?:import|export) (?!type|const|interface).* from '.*';$/gm) ?? [],
  );
  // The words of the catalogue stand beside it, as mails have them too; they import nothing.
  const allowed = / from '(\.\/[\w-]+\.ts|@handrail\/protocol\/figures\/(de|fr))';$/;
  expect(imports.filter((line) => !allowed.test(line))).toEqual([]);
});
