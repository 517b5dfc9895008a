/** Words of “why not?”: why one visitor gets a guide, or does not. */
export const whyMessages = {
  title: 'Why does someone not see it?',
  text: 'Of one visitor: each condition of the published guide, by what the collector holds of them. What only their page knows is marked “?”.',
  visitor: 'Id of the visitor',
  ask: 'Tell why',
  failed: 'The answer cannot be drawn. Load the page again.',
  answer: (visitor: string, version: number) => `${visitor}, version ${version}`,
  verdicts: {
    due: 'It starts by itself.',
    against: 'It does not start by itself.',
    'in-page': 'Nothing that is kept speaks against it. It starts by itself where what is marked “?” comes true.',
  },
  marks: { holds: 'holds', fails: 'does not hold', inPage: 'known only in the page' },
};
