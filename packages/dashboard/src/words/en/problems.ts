/** What the collector refuses it says in English, with a code: that needs no other words. */
export const problemWords: Readonly<Record<string, string>> = {};
