const SCHEMES: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/**
 * Whether a guide may link there: http, https, mailto, tel, or relative to the page. Control characters are taken out
 * first, as browsers do, so that `java\tscript:` is seen for what it is.
 */
export function isSafeUrl(href: string): boolean {
  const clean = href.replace(/[\u0000-\u0020\u007f]/g, '');
  const scheme = /^[^/?#]*?:/.exec(clean)?.[0];
  return scheme === undefined || SCHEMES.has(scheme.toLowerCase());
}
