import { REPLY_LINES } from './words/visitors.ts';

/** Stands above what we write: whatever follows it in an answer is ours. */
export const replyLine = (words: string): string => `--- ${words} ---`;

/** Where the older mails begin, as mail programs write it; each tells by one line alone. */
const STARTS = [
  new RegExp(`^\\s*>?\\s*-{2,}\\s*(?:${REPLY_LINES.join('|')})\\s*-{2,}\\s*$`, 'i'),
  /^\s*-{2,}\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original|messaggio originale|oprindelig meddelelse|oorspronkelijk bericht|mensagem original|原始邮件|元のメッセージ)\s*-{2,}\s*$/i,
  /^\s*_{20,}\s*$/,
];
/** A line that says who wrote when, in any language: it ends with a colon, and what follows is quoted. */
const SAYS_WHO =
  /(?:\d{1,4}[^\n]*)(?:<[^<>\s]+@[^<>\s]+>|@[^\s]+|wrote|schrieb|écrit|escribió|scritto|schreef|escreveu|skrev|写道|書きました)[^\n]*:\s*$/iu;
const QUOTED = /^\s*>/;
/** Two header lines in a row, as some programs put them over what they quote. */
const HEADER = /^\s*\*?(?:from|von|de|da|van|från|fra|发件人|差出人)\s*:\*?\s.+@/iu;

/** What somebody wrote anew in an answer by mail: without the mails that it answers, and without a signature behind `-- `. */
export function trimQuoted(text: string): string {
  const lines = text.replace(/\r\n?/g, '\n').split('\n');
  const end = lines.findIndex(
    (line, index) =>
      STARTS.some((start) => start.test(line)) ||
      (HEADER.test(line) && /^\s*\*?[\p{L}-]+\s*:\*?\s/u.test(lines[index + 1] ?? '')) ||
      startsQuote(lines, index),
  );
  const own = end < 0 ? lines : lines.slice(0, end);
  const signature = own.findIndex((line) => line === '-- ');
  const kept = (signature < 0 ? own : own.slice(0, signature)).filter((line) => !QUOTED.test(line));
  return kept
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whether a line, alone or with the next, says who wrote what is quoted below it. */
function startsQuote(lines: readonly string[], index: number): boolean {
  const one = lines[index] ?? '';
  const next = lines[index + 1] ?? '';
  const leads = (line: string, below: number): boolean =>
    SAYS_WHO.test(line) && isQuoteOrOurs(lines.slice(below).find((later) => later.trim() !== ''));
  return (
    leads(one, index + 1) || (one.trim() !== '' && !one.trimEnd().endsWith(':') && leads(`${one} ${next}`, index + 2))
  );
}

const isQuoteOrOurs = (line: string | undefined): boolean =>
  line === undefined || QUOTED.test(line) || STARTS.some((start) => start.test(line));
