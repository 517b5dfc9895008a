import type { FigureTexts } from './figure-words.ts';

const DAYS = 'die Tage des Zeitraums, beide Enden eingeschlossen';
const OPENED = 'Tickets, die an den Tagen des Zeitraums eröffnet wurden, wie sie jetzt stehen';
const SOLVED = 'Tickets, die mindestens einmal gelöst wurden';

export const figureWords: Required<FigureTexts> = {
  adoption: {
    term: 'Adoption',
    meaning:
      'Wie viele der Personen, die die App benutzen sollen, es getan haben. Wie viele das sind, sagt die Personenzahl je Abteilung in den Einstellungen der App. Mehr als 100 % heißt, dass mehr kamen, als gezählt waren.',
    formula: 'aktive Personen der gezählten Abteilungen ÷ Personen, die dort arbeiten',
    denominator: 'Personen, die in den gezählten Abteilungen arbeiten',
    window: DAYS,
  },
  licenceUse: {
    term: 'Genutzte Lizenzen',
    meaning:
      'Wie viele der gekauften Plätze genutzt werden. Die Plätze stehen je Abteilung in den Einstellungen der App.',
    formula: 'aktive Personen von 30 Tagen ÷ Plätze',
    denominator: 'Plätze der App',
    window: 'die 30 Tage, die mit dem letzten Tag des Zeitraums enden',
  },
  activePeople: {
    term: 'Aktive Personen',
    meaning:
      'Wie viele Personen die App benutzt haben. Jede zählt einmal, in welchen Browsern auch immer. Was Handrail selbst ihnen gezeigt hat, macht sie nicht aktiv.',
    formula: 'verschiedene Personen mit einem Ereignis, das nicht von einer Anleitung handelt',
    denominator: null,
    window: DAYS,
  },
  stickiness: {
    term: 'Regelmäßigkeit',
    meaning:
      'Wie viele der Personen eines Monats an einem Tag kommen. Für jeden Tag seine aktiven Personen geteilt durch die der 30 Tage, die mit ihm enden; dies ist das Mittel der Tage.',
    formula: 'Mittel aus (aktive Personen des Tages ÷ aktive Personen seiner 30 Tage)',
    denominator: 'Tage, in deren 30 Tagen jemand da war',
    window: 'die Tage des Zeitraums, jeder mit den 29 davor',
  },
  timeInApp: {
    term: 'Minuten je Person',
    meaning: 'Wie lange Personen im Mittel dabei waren: Minuten der Uhr, in denen sie überhaupt etwas getan haben.',
    formula: 'verschiedene Minuten mit einer Tätigkeit, über Personen summiert ÷ aktive Personen',
    denominator: 'aktive Personen',
    window: DAYS,
  },
  sessionsEach: {
    term: 'Sitzungen je Person',
    meaning:
      'Wie oft Personen im Mittel kamen. Eine halbe Stunde ohne Tätigkeit beendet eine Sitzung, in welchen Tabs auch immer; ebenso enden sie mit diesen Tagen.',
    formula: 'Sitzungen ÷ aktive Personen',
    denominator: 'aktive Personen',
    window: DAYS,
  },
  retention: {
    term: 'Wiedergekommen',
    meaning: 'Wie viele derer, die in einer Woche zum ersten Mal kamen, in der Woche danach wiederkamen.',
    formula: 'Neue einer Woche, die in der nächsten aktiv waren ÷ Neue dieser Wochen',
    denominator: 'Personen, deren allererste Tätigkeit in einer Woche liegt, deren nächste vorbei ist',
    window: 'die Wochen von Montag bis Sonntag, die ganz im Zeitraum liegen',
  },
  frustration: {
    term: 'Frustration',
    meaning:
      'Wie oft Personen nicht weiterkamen: Wutklicks, Klicks ohne Wirkung, Klicks, die in einem Fehler endeten, und verlassene Formulare.',
    formula: '100 × (Wutklicks + Klicks ohne Wirkung + Fehler + verlassene Formulare) ÷ aktive Personen',
    denominator: 'aktive Personen',
    window: DAYS,
  },
  featureAdoption: {
    term: 'Adoption',
    meaning:
      'Der Anteil der aktiven Personen, die die Funktion genutzt haben. Klicks von vor der Benennung zählen auch.',
    formula: 'Personen, die die Funktion genutzt haben ÷ aktive Personen',
    denominator: 'aktive Personen',
    window: DAYS,
  },
  guideStarts: {
    term: 'Begonnene Anleitungen',
    meaning:
      'Wie oft Anleitungen für jemanden begannen. Eine Person kann mehrmals beginnen. Läufe, in denen wir die Aufgabe vormachen, erledigen oder nur üben, zählen nicht.',
    formula: 'Anzahl der Ereignisse guide.started',
    denominator: null,
    window: DAYS,
  },
  guideCompletion: {
    term: 'Abschlussquote',
    meaning:
      'Wie viele derer, die eine Anleitung begonnen haben, ihren letzten Schritt erledigt haben. Erledigt heißt getan, nicht nur gezeigt. Über mehrere Anleitungen zählt jede Person einmal je Anleitung.',
    formula: 'Personen, die abgeschlossen haben ÷ Personen, die begonnen haben',
    denominator: 'Personen, die die Anleitung begonnen haben',
    window: DAYS,
  },
  goalConversion: {
    term: 'Ziel erreicht',
    meaning:
      'Wie viele derer, die eine Anleitung begonnen haben, ihr Ziel in den Tagen erreicht haben, die es hat. Es zählen nur Anfänge, deren Tage vorbei sind, damit niemand fehlt, der noch Zeit hat. Über mehrere Anleitungen zählt jede Person einmal je Anleitung.',
    formula: 'Personen, die das Ziel in seinen Tagen erreicht haben ÷ Personen, die begonnen haben',
    denominator: 'Personen, die eine Anleitung mit Ziel begonnen haben',
    window: 'die Tage des Zeitraums, jeder um die Tage des Ziels zurückgelegt',
  },
  missRate: {
    term: 'Fehlquote',
    meaning:
      'Wie oft ein Schritt seine Stelle in der Seite nicht fand und so nicht helfen konnte. Ab 5 % wird es markiert: Die Seite hat sich wohl geändert.',
    formula: 'step.missed ÷ (step.shown + step.missed)',
    denominator: 'Schritte, die zu zeigen waren',
    window: DAYS,
  },
  tickets: {
    term: 'Tickets',
    meaning: 'Wie viele Tickets eröffnet wurden. Spam und in andere zusammengeführte Tickets zählen nicht.',
    formula: 'Anzahl der eröffneten Tickets',
    denominator: null,
    window: OPENED,
  },
  ticketsPer100: {
    term: 'Tickets je 100 Personen',
    meaning: 'Wie viele Tickets je hundert Personen eröffnet wurden, die die App benutzt haben.',
    formula: '100 × Tickets ÷ aktive Personen',
    denominator: 'aktive Personen',
    window: OPENED,
  },
  firstReply: {
    term: 'Erste Antwort',
    meaning:
      'Wie lange Personen auf die erste öffentliche Antwort eines Menschen gewartet haben. Automatische Antworten zählen nicht. Die Hälfte wartete kürzer als der Median, neun von zehn kürzer als die zweite Zahl.',
    formula: 'erste öffentliche Antwort eines Mitglieds − eröffnet, nach dem Kalender',
    denominator: null,
    window: OPENED,
  },
  firstReplyWork: {
    term: 'Erste Antwort, Arbeitszeit',
    meaning: 'Dasselbe in den Arbeitszeiten des Teams, das das Ticket hatte.',
    formula: 'erste öffentliche Antwort eines Mitglieds − eröffnet, in Arbeitszeit',
    denominator: null,
    window: OPENED,
  },
  resolution: {
    term: 'Erstmals gelöst',
    meaning: 'Wie lange es dauerte, bis ein Ticket zum ersten Mal gelöst wurde.',
    formula: 'erster Wechsel zu gelöst − eröffnet',
    denominator: null,
    window: OPENED,
  },
  resolutionWork: {
    term: 'Erstmals gelöst, Arbeitszeit',
    meaning: 'Dasselbe in den Arbeitszeiten des Teams, das das Ticket hatte.',
    formula: 'erster Wechsel zu gelöst − eröffnet, in Arbeitszeit',
    denominator: null,
    window: OPENED,
  },
  firstContactResolution: {
    term: 'Beim ersten Kontakt gelöst',
    meaning:
      'Wie viele der gelösten Tickets eine einzige Antwort brauchten und binnen 7 Tagen nicht wieder geöffnet wurden.',
    formula: 'mit einer öffentlichen Antwort gelöst und binnen 7 Tagen nicht wieder geöffnet ÷ gelöst',
    denominator: SOLVED,
    window: OPENED,
  },
  reopened: {
    term: 'Wieder geöffnet',
    meaning: 'Wie viele der gelösten Tickets wieder geöffnet wurden.',
    formula: 'wieder geöffnet ÷ gelöst',
    denominator: SOLVED,
    window: OPENED,
  },
  escalation: {
    term: 'L1 zu L2',
    meaning: 'Wie viele der Tickets, die im ersten Level waren, ins zweite gingen.',
    formula: 'von L1 nach L2 gegeben ÷ Tickets, die in L1 waren',
    denominator: 'Tickets, die in L1 waren',
    window: OPENED,
  },
  l1Capable: {
    term: 'In L2 gelöst, für L1 geeignet',
    meaning: 'Wie viele der in L2 gelösten Tickets in L1 hätten gelöst werden können, wie ihre Agenten sagen.',
    formula: 'als „L1 hätte das lösen können“ markiert ÷ in L2 gelöst',
    denominator: 'Tickets, die in L2 gelöst wurden',
    window: OPENED,
  },
  slaFirstReply: {
    term: 'Zusagen: erste Antwort',
    meaning:
      'Wie oft die erste Antwort in der zugesagten Zeit kam. Die Uhr steht still, solange ein Ticket auf den Besucher wartet.',
    formula: 'gehalten ÷ (gehalten + gebrochen)',
    denominator: 'Tickets, deren Zusage einer ersten Antwort gehalten oder gebrochen wurde',
    window: OPENED,
  },
  slaResolution: {
    term: 'Zusagen: Lösung',
    meaning: 'Wie oft die Lösung in der zugesagten Zeit kam. Was noch läuft, ist weder gehalten noch gebrochen.',
    formula: 'gehalten ÷ (gehalten + gebrochen)',
    denominator: 'Tickets, deren Zusage einer Lösung gehalten oder gebrochen wurde',
    window: OPENED,
  },
  csat: {
    term: 'Zufriedenheit',
    meaning: 'Wie viele derer, die bewertet haben, 4 oder 5 von 5 gaben. Wer nicht bewertet hat, zählt nicht.',
    formula: 'Bewertungen von 4 und 5 ÷ Bewertungen',
    denominator: 'Tickets, die bewertet wurden',
    window: OPENED,
  },
  nps: {
    term: 'Weiterempfehlung (NPS)',
    meaning: 'Um wie viel mehr Personen die App empfehlen würden als nicht, von denen, die eine Umfrage gefragt hat.',
    formula: 'Anteil von 9 und 10 − Anteil von 0 bis 6, in Hundertsteln',
    denominator: 'Antworten auf Fragen dieser Art',
    window: 'Antworten an den Tagen des Zeitraums',
  },
  deflection: {
    term: 'Vermiedene Tickets',
    meaning:
      'Wie viele Fragen das Hilfefenster beantwortet hat, bevor sie ein Ticket wurden. Sehen Sie daneben an, was wieder geöffnet wurde.',
    formula: 'selbst gelöst ÷ (selbst gelöst + Tickets aus dem Hilfefenster)',
    denominator: 'Besuche im Hilfefenster ohne Ticket binnen 24 Stunden, und Tickets aus dem Hilfefenster',
    window: 'Besuche im Hilfefenster, die an den Tagen des Zeitraums begannen, und an ihnen eröffnete Tickets',
  },
  failedSearch: {
    term: 'Vergebliche Suchen',
    meaning: 'Wie viele Suchen im Hilfefenster nichts fanden, oder nichts, das geöffnet wurde.',
    formula: 'Suchen ohne Ergebnis, oder ohne ein geöffnetes ÷ Suchen',
    denominator: 'Suchen im Hilfefenster',
    window: 'Suchen an den Tagen des Zeitraums',
  },
};
