/** Whether the caller has this version already, by `If-None-Match` (weak comparison, RFC 9110 13.1.2). */
export function matchesTag(request: Request, etag: string): boolean {
  const header = request.headers.get('if-none-match');
  if (header === null) return false;
  const tags = header.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes('*') || tags.includes(etag.replace(/^W\//, ''));
}
