/** Where the visitor is, as the browser's `location` has it. */
export interface PageAddress {
  /** Path, beginning with `/`. */
  path: string;
  /** With its `?`, or empty. */
  query?: string;
  /** With its `#`, or empty. */
  hash: string;
}

/**
 * Whether an address fits a URL pattern (see `urlPatternSchema`). Query and hash each count only for a pattern that holds
 * one. Linear in the length of the address: every `*` takes the earliest place at which the following text fits, which is
 * enough as no other wild card exists.
 */
export function matchPath(pattern: string, page: PageAddress): boolean {
  // A `?` behind the `#` is a part of the hash.
  const query = /^[^#]*\?/.test(pattern) ? page.query : '';
  const text = page.path + (query ?? '') + (pattern.includes('#') ? page.hash : '');
  const [head = '', ...rest] = pattern.split('*');
  if (rest.length === 0) return text === pattern;
  const tail = rest.pop() ?? '';
  if (!text.startsWith(head)) return false;
  let from = head.length;
  for (const part of rest) {
    const at = text.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return text.length - tail.length >= from && text.endsWith(tail);
}
