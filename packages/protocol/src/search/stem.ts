const list = (words: string): readonly string[] => words.split(' ');

/** Endings of words, folded, the longest first: light stemming, so that forms of a word meet and words seldom do. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  en: list('ations ation ingly edly ings ing ies ied ers er ed es ly e y s'),
  de: list('ungen heiten keiten ung heit keit lich isch ern est em en er es et e s n t'),
  fr: list(
    'issements issement ations ation ements ement euses euse eurs eur ives ive ees ee ent er ez es aux al e s x',
  ),
  es: list(
    'amientos imientos aciones amiento imiento acion mente iendo ando adas ados idas idos ada ado ida ido ar er ir es as os a o e s',
  ),
  it: list('azioni azione amenti amento mente ando endo ate ati ata ato are ere ire i e a o'),
  pt: list(
    'amentos acoes amento mente acao ando endo indo adas ados idas idos ada ado ida ido oes ao ar er ir es as os a o e s',
  ),
  nl: list('heden ingen eren ende heid ing en er e s t'),
  pl: list('owania owanie owac ania anie enia enie ego emu ami ach ych ich imi ymi owi ow om em ie ac ic a e i o u y'),
  ar: list('ات ون ين ان ها يه ه ي'),
};

/** What stands before Arabic words: and, in, as, for, with the article. */
const BEFORE = list('وال بال كال فال لل ال');

/** The shortest that is left of a word. */
const LEAST = { ending: 3, before: 3 };

/** The beginning that a folded word has in common with its other forms. Word and question are treated alike. */
export function stemmer(locale: string): (word: string) => string {
  const [language = ''] = locale.toLowerCase().split('-');
  const endings = ENDINGS[language] ?? [];
  return (whole) => {
    // Numbers and codes have no forms.
    if (/\d/.test(whole)) return whole;
    const before = language === 'ar' ? BEFORE.find((one) => isBefore(one, whole)) : undefined;
    const word = before === undefined ? whole : whole.slice(before.length);
    const ending = endings.find((one) => word.endsWith(one) && word.length - one.length >= LEAST.ending);
    const stem = ending === undefined ? word : word.slice(0, -ending.length);
    // `resetting` and `reset`, `bellen` and `bel`.
    return stem.length > LEAST.ending && stem.at(-1) === stem.at(-2) ? stem.slice(0, -1) : stem;
  };
}

const isBefore = (one: string, word: string): boolean =>
  word.startsWith(one) && word.length - one.length >= LEAST.before;
