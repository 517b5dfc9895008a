const LONGEST = 2_048;
const UUID = /^[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}$/i;

/**
 * A path without what may name a person or open a door: e-mail addresses, numbers of six digits and more, UUIDs and
 * tokens become `:email`, `:number`, `:uuid`, `:token`. What remains says which kind of page it is.
 */
export function maskPath(path: string): string {
  return path.split('/').map(maskSegment).join('/').slice(0, LONGEST);
}

function maskSegment(segment: string): string {
  const text = decode(segment);
  if (/[^@\s]@[^@\s]/.test(text)) return ':email';
  if (UUID.test(text)) return ':uuid';
  // Long, unbroken and mixed: words, even German ones, hold no digits in their midst, and titles in paths have dashes.
  if (/(?=\w*\d)(?=\w*[a-z])[a-z\d]{20,}/i.test(text)) return ':token';
  const masked = text.replace(/[+\d][\d\s().-]*\d{3,}/g, (run) =>
    run.replace(/\D/g, '').length >= 6 ? ':number' : run,
  );
  return masked === text ? segment : masked;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
