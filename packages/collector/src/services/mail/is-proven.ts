/**
 * Whether a mail server of ours has found that a mail is of the domain of its sender (DMARC): its word stands in the topmost header
 * Authentication-Results (RFC 8601), under its own name. What stands below may be written by anybody.
 */
export function isProven(header: string, authserv: string, from: string): boolean {
  const value = header
    .slice(header.indexOf(':') + 1)
    .replace(/\([^()]*\)/g, ' ')
    .replace(/\s+/g, ' ')
    .toLowerCase();
  const [server = '', ...results] = value.split(';').map((part) => part.trim());
  if (server.split(' ')[0] !== authserv.toLowerCase()) return false;
  const dmarc = results.filter((one) => /^dmarc\s*=/.test(one));
  const [one = ''] = dmarc;
  const domain = /\bheader\.from\s*=\s*"?([^\s"]+)/.exec(one)?.[1];
  return dmarc.length === 1 && /^dmarc\s*=\s*pass\b/.test(one) && domain === from.slice(from.lastIndexOf('@') + 1);
}
