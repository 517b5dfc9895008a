import type { WordedProblem } from '@handrail/protocol';

/** What the collector refuses it says in English, with a code: that needs no other words. */
export const problemWords: Readonly<Partial<Record<WordedProblem, string | ((detail: string) => string)>>> = {};
