/** What an author should look at: where (a JSON pointer), what kind of thing, and one sentence in English. */
export interface Advice {
  path: string;
  code: AdviceCode;
  message: string;
  /** What the sentence names, for whoever says it in another language. */
  about?: Readonly<Record<string, string | number>>;
}

export type AdviceCode =
  | 'unreachable-step'
  | 'missing-translation'
  | 'outdated-translation'
  | 'dead-link'
  | 'unknown-guide'
  | 'poor-contrast'
  | 'many-steps'
  | 'too-many-steps'
  | 'hard-words'
  | 'long-sentence';
