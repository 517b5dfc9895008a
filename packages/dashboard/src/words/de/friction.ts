import type { frictionMessages as English } from '../en/friction.ts';

export const frictionMessages: typeof English = {
  title: 'Reibung',
  about:
    'Wo Menschen nicht weiterkommen, zuerst die Stellen mit den meisten. Die Zeichen kommen aus Klicks, Formularen, Suchen in der Hilfe und Anfragen.',
  caption:
    'Seiten und Elemente, an denen Menschen nicht weiterkommen: was es bedeutet, wie viele es sind, seit wann und was zu tun ist',
  empty: 'Niemand blieb in diesen Tagen hängen, soweit die Seiten es gemeldet haben.',
  emptyOf: 'Niemand blieb in diesen Tagen auf diese Weise hängen.',
  partial: (what) => `Es geschah mehr, als angesehen wird; nur teilweise gezählt sind: ${what}.`,
  parts: { clicks: 'Klicks und Formulare', searches: 'Suchen', tickets: 'Anfragen' },
  only: 'Anzeigen',
  all: 'Alles',
  /** What an article is called that is begun from a place. */
  answerFor: (place) => `Antwort zu ${place}`,
  place: 'Stelle',
  wholePage: 'Die Seite',
  sign: 'Was geschieht',
  times: 'Wie oft',
  people: 'Personen',
  since: 'Seit',
  act: 'Was zu tun ist',
  before: (times) => `${times} in den Tagen davor`,
  earlier: 'Schon vor diesen Tagen',
  from: (day) => `Etwa ${day}`,
  troubles: {
    rage: 'Wutklicks',
    dead: 'Klicks ohne Wirkung',
    error: 'Klicks, die in einem Fehler enden',
    abandoned: 'Verlassene Formulare',
    searches: 'Vergebliche Suchen',
    tickets: 'Wiederholte Anfragen',
  },
  meanings: {
    rage: 'Menschen klicken immer wieder: Es tut nicht oder nicht schnell genug, was sie erwarten.',
    dead: 'Menschen halten es für etwas zum Drücken, und nichts geschieht.',
    error:
      'Die Anwendung scheitert nach dem Klick. Sagen Sie es denen, die sie bauen; eine Anleitung kann darum herumführen.',
    abandoned: 'Menschen beginnen mit dem Ausfüllen und gehen, ohne abzuschicken.',
    searches: 'Menschen suchen hier Hilfe und finden nichts, oder nichts, das sie öffnen.',
    tickets: 'Von dieser Seite kamen zwei oder mehr Anfragen: Es lohnt sich, die Antwort einmal aufzuschreiben.',
  },
  counted: (times, what) => `${times} × ${what}`,
  guide: 'Anleitung anlegen',
  article: 'Artikel schreiben',
  guideFor: (place) => `Anleitung anlegen auf ${place}`,
  articleFor: (place) => `Artikel schreiben über ${place}`,
  trend: (first, last) => `von ${first} auf ${last}`,
};
