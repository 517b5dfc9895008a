const LONGEST = 2_048;

/**
 * A text without what may name a person or open a door: e-mail addresses, numbers of six digits and more, UUIDs and
 * tokens become `:email`, `:number`, `:uuid`, `:token`.
 */
export const maskText = (text: string): string =>
  text
    .replace(/\S+/g, maskWord)
    .replace(/[+\d][\d\s().-]*\d{3,}/g, (run) => (run.replace(/\D/g, '').length >= 6 ? ':number' : run));

function maskWord(word: string): string {
  if (/[^@]@[^@]/.test(word)) return ':email';
  if (/[0-9a-f]{8}-?([0-9a-f]{4}-?){3}[0-9a-f]{12}/i.test(word)) return ':uuid';
  // Long, unbroken and mixed: words, even German ones, hold no digits in their midst, and titles in paths have dashes.
  return /(?=\w*\d)(?=\w*[a-z])[a-z\d]{20,}/i.test(word) ? ':token' : word;
}

/** A path, masked place by place. What remains says which kind of page it is. */
export const maskPath = (path: string): string => path.split('/').map(maskSegment).join('/').slice(0, LONGEST);

function maskSegment(segment: string): string {
  const text = decode(segment);
  const masked = maskText(text);
  return masked === text ? segment : masked;
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
