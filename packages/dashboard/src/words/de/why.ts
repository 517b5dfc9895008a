import type { whyMessages as English } from '../en/why.ts';

export const whyMessages: typeof English = {
  title: 'Warum sieht jemand sie nicht?',
  text: 'Für eine Person: jede Bedingung der veröffentlichten Anleitung nach dem, was der Collector von ihr hat. Was nur ihre Seite weiß, ist mit „?“ bezeichnet.',
  visitor: 'Id der Person',
  ask: 'Sagen, warum',
  failed: 'Die Antwort lässt sich nicht zeichnen. Laden Sie die Seite neu.',
  answer: (visitor, version) => `${visitor}, Version ${version}`,
  verdicts: {
    due: 'Sie beginnt von selbst.',
    against: 'Sie beginnt nicht von selbst.',
    'in-page':
      'Nichts, was aufbewahrt ist, spricht dagegen. Sie beginnt von selbst, wo eintrifft, was mit „?“ bezeichnet ist.',
  },
  marks: { holds: 'trifft zu', fails: 'trifft nicht zu', inPage: 'nur in der Seite bekannt' },
};
