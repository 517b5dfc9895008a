import type { Usage } from '@handrail/protocol';
import { attempt, type Platform } from './platform.ts';
import { createSaved } from './saved.ts';

/**
 * What is remembered of a visitor's answer: `agreed` and `declined` by `consent`, `out` by `optOut`; `free` where none was
 * given and the app needs none.
 */
type Answer = 'agreed' | 'declined' | 'out' | 'free';

const isAnswer = (value: unknown): value is Answer => typeof value === 'string';

/** Whether what happens in this page may be noted, kept and sent. */
export interface Permit {
  /** Undefined while the app's settings are not known. It is asked each time: another tab may have withdrawn it. */
  may(): boolean | undefined;
  /** The app's settings have come. */
  settle(settings: Usage): void;
  consent(agrees: boolean): void;
  /** Lasts until `optIn`, whatever `consent` says meanwhile. */
  optOut(): void;
  optIn(): void;
}

export function createPermit(local: Platform['local'], prefix: string): Permit {
  const saved = createSaved(local, `${prefix}usage`, isAnswer);
  const isPrivate = !!attempt(() => (navigator as { globalPrivacyControl?: boolean }).globalPrivacyControl);
  let settings: Usage | undefined;

  return {
    may() {
      const answer = saved.read();
      if (answer === 'out' || answer === 'declined') return false;
      if (!settings) return (!isPrivate && !!answer) || undefined;
      if (isPrivate && settings.heedsPrivacyControl !== false) return false;
      return settings.consent !== 'needed' || answer === 'agreed';
    },
    settle(next) {
      settings = next;
      const answer = saved.read();
      const isNeeded = settings.consent === 'needed';
      // The next page need not wait for the settings. An app that has begun to need consent has not been given it.
      if (isNeeded ? answer === 'free' : !answer) saved.write(isNeeded ? undefined : 'free');
    },
    consent(agrees) {
      if (saved.read() !== 'out') saved.write(agrees ? 'agreed' : 'declined');
    },
    optOut: () => saved.write('out'),
    optIn: () => saved.read() === 'out' && saved.write(undefined),
  };
}
