import type { Block } from '@handrail/protocol';

const LONGEST_RUN = 2_000;
const MOST_PARAGRAPHS = 50;

/** What somebody typed, as blocks: a paragraph for each, with its line breaks; the last has all that is too many. */
export function blocksOf(text: string): Block[] {
  const paragraphs = text
    .replace(/\r\n?/g, '\n')
    .trim()
    .split(/\n{2,}/)
    .filter((one) => one !== '');
  const rest = paragraphs.splice(MOST_PARAGRAPHS - 1);
  return [...paragraphs, ...(rest.length > 0 ? [rest.join('\n\n')] : [])].map((one) => ({
    type: 'paragraph',
    content: runsOf(one),
  }));
}

/** No run of text is longer than a block takes, and none ends within a character. */
function runsOf(text: string): { text: string }[] {
  const runs: { text: string }[] = [];
  for (let at = 0; at < text.length;) {
    const end = at + LONGEST_RUN;
    const cut = end < text.length && /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end - 1 : end;
    runs.push({ text: text.slice(at, cut) });
    at = cut;
  }
  return runs;
}

/** All words of blocks, for search and for routing. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value;
  if (typeof value !== 'object' || value === null) return '';
  return Object.entries(value)
    .filter(([name]) => !/^(type|src|href|marks|tone|poster|captions|level)$/.test(name))
    .map(([, one]) => textOf(one))
    .filter((one) => one !== '')
    .join(' ');
}
