import type { ArticleImport } from '@handrail/protocol';
import MarkdownIt from 'markdown-it';
import { readHtml } from './html.ts';

/**
 * A text of elsewhere as blocks, with what was left out. Markdown is HTML written shortly, so both take the same way, and
 * nothing that is not a block of ours comes out of it.
 */
export function importArticle({ format, text }: { format: 'markdown' | 'html'; text: string }): ArticleImport {
  const dropped = new Map<string, number>();
  const note = (what: string): void => void dropped.set(what, (dropped.get(what) ?? 0) + 1);
  const { title, blocks } = readHtml(format === 'html' ? text : markdown.render(bounded(text, note)), note);
  return {
    ...(title && { title }),
    blocks,
    dropped: [...dropped].map(([what, times]) => ({ what, times })),
  };
}

/** HTML that was in the Markdown stays, to be read like all other; so do links, which are judged there. */
const markdown = new MarkdownIt({ html: true, maxNesting: 50 });
markdown.validateLink = () => true;

/** Hostile Markdown takes time by the square of its length; a long article has a tenth of this. */
const LONGEST = 100_000;

function bounded(text: string, note: (what: string) => void): string {
  if (text.length > LONGEST) note(`what comes after ${LONGEST} letters of Markdown`);
  return text.slice(0, LONGEST);
}
