import { hash } from 'node:crypto';
import { STORE_LIMITS } from '../../../config.ts';

/** What a word of the log is; its first letter stands for it in the table. */
export type Kind = 'name' | 'path' | 'title' | 'guide' | 'step' | 'mode' | 'element' | 'client';

/**
 * The number of a text: the first 64 bits of its SHA-256, in digits, since they do not fit into a JavaScript number. Every
 * collector comes to the same one without asking. Among 100,000 texts of an app two have the same with a chance of 3 in
 * ten thousand million.
 */
function numberOfText(text: string): string {
  const known = numbers.get(text);
  if (known !== undefined) return known;
  const number = hash('sha256', text, 'buffer').readBigInt64BE().toString();
  // Emptied when full: the hot ones soon return.
  if (numbers.size >= STORE_LIMITS.dictionaryCache) numbers.clear();
  numbers.set(text, number);
  return number;
}
const numbers = new Map<string, string>();

export const numberOf = {
  app: (appId: string): string => numberOfText(`app ${appId}`),
  /** It holds the app as well, so a visitor's number alone is a key. */
  visitor: (appId: string, visitorId: string): string => numberOfText(`visitor ${appId}\0${visitorId}`),
  word: (kind: Kind, text: string): string => numberOfText(`${kind} ${text}`),
};
