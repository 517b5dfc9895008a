import { say } from '../../kit/say.ts';
import type { Sending } from '../carry.ts';
import type { HelpWords } from '../words/index.ts';

/** Why something has not arrived, and what is to be done about it. */
export function sayWaiting(words: HelpWords, sending: Exclude<Sending, { how: 'sent' }>): string {
  if (sending.how === 'refused') return say(words.refused, { code: sending.code });
  return { offline: words.waitsOffline, busy: words.waitsBusy, 'sign-in': words.waitsSignIn }[sending.why];
}
