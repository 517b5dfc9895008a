import { fold } from './fold.ts';
import { stemmer } from './stem.ts';

/** Words by which nobody is looking for anything, folded. */
const SAID_ANYWAY: ReadonlySet<string> = new Set(
  [
    'a an and are as at be by can could do does for from how i if in is it me my no not of on or our that the this to we what when where which who why with you your',
    'aber als am an auf aus bei bin das dass dem den der des die ein eine einen er es fur hat ich im in ist kann man mein meine mit nicht oder sich sie sind und von wann warum was wenn wer wie wird wo zu zum zur',
    'au aux avec ce ces comment dans de des du elle en est et il je la le les leur ma mes mon ne ou par pas pour quand que qui sa se ses son sur un une vous',
    'al como con cual cuando de del donde el ella en es esta este la las lo los me mi mis no o para por porque que se ser si son su sus un una y yo',
    'che chi ci come con cosa da dal del della di dove e gli ho il in io la le lo mi mia mio nel non per perche quando se si sono su un una',
    'ao aos as com como da das de do dos e em eu meu minha na nao nas no nos o onde os para pelo por porque quando que se um uma',
    'aan als bij dat de den der die dit een en er het hoe ik in is kan met mijn naar niet of om op te van voor waar wanneer wat wie zijn',
    'co czy dla do gdzie i jak jest ja kiedy ktory ma mam moj moja moje na nie o od po sie sa to w we z za ze',
    'في من على الى عن هذا هذه كيف ما ماذا متى اين هل لا و او ان هو هي انا',
    'を に は の が で と も へ や か な た て から まで です ます する した い',
  ]
    .join(' ')
    .split(' '),
);

/** Scripts that put no space between words. Katakana stands apart: it writes words of other languages whole, and half of one is no word. */
const UNSPACED =
  /[\p{Script=Han}\p{Script=Hiragana}]+|[\p{Script=Katakana}ー]+|[\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]+/gu;
const KATAKANA = /^[\p{Script=Katakana}ー]/u;

/** Cuts a text into the stems of its words, in their order; what is said anyway is left out, unless there is nothing else. */
export function tokenizer(locale: string): (text: string) => string[] {
  const stem = stemmer(locale);
  const segmenter = 'Segmenter' in Intl ? new Intl.Segmenter(locale, { granularity: 'word' }) : undefined;
  const wordsOf = (run: string): string[] =>
    segmenter ? Array.from(segmenter.segment(run), ({ segment }) => segment) : pairs(run);
  const cut = (run: string): string => ` ${KATAKANA.test(run) ? run : wordsOf(run).join(' ')} `;
  return (text) => {
    const words = fold(text)
      .replace(UNSPACED, cut)
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((word) => word !== '');
    const telling = words.filter((word) => !SAID_ANYWAY.has(word));
    return (telling.length > 0 ? telling : words).map(stem);
  };
}

/** What old browsers, which know no words of such a script, find nearly as well by. */
const pairs = (run: string): string[] => {
  const letters = Array.from(run);
  return letters.length < 2 ? letters : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
};
