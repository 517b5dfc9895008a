/** @jsxImportSource #kit */
import type { Inline } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';
import type { Child } from '../../kit/jsx-runtime.ts';

/** A run of words with its marks, as a link where it has a safe address. */
export function inline({ text, marks = [], href }: Inline): Child {
  let node: Child = text;
  if (marks.includes('code')) node = <code>{node}</code>;
  if (marks.includes('italic')) node = <em>{node}</em>;
  if (marks.includes('bold')) node = <strong>{node}</strong>;
  if (href === undefined || !isSafeUrl(href)) return node;
  // Another site opens beside the visitor's work, without a hand on it.
  const elsewhere = /^https?:/i.test(href) && { target: '_blank', rel: 'noopener noreferrer' };
  return (
    <a href={href} {...elsewhere}>
      {node}
    </a>
  );
}
