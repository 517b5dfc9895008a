import type { ownDefinitions as English } from '../en/definitions.ts';

export const ownDefinitions: typeof English = {
  starts: {
    term: 'Starts',
    meaning:
      'Wie oft die Anleitung für jemanden begann. Eine Person kann sie mehrmals beginnen. Läufe, in denen wir die Aufgabe vormachen, erledigen oder nur üben, zählen nicht.',
    formula: 'Anzahl der Ereignisse guide.started',
  },
  people: {
    term: 'Personen',
    meaning:
      'Wie viele Personen die Anleitung begonnen haben. Jede zählt einmal, wie oft auch immer. Ein Browser, in dem niemand angemeldet ist, zählt als eigene Person, bis die App sagt, wer es ist.',
    formula: 'verschiedene Personen mit einem Ereignis guide.started',
  },
  completionRate: {
    term: 'Abschlussquote',
    meaning:
      'Wie viele derer, die die Anleitung begonnen haben, ihren letzten Schritt erledigt haben. Erledigt heißt getan, nicht nur gezeigt.',
    formula: 'Personen, die abgeschlossen haben ÷ Personen, die begonnen haben',
  },
  completed: {
    term: 'Abgeschlossen',
    meaning:
      'Wie viele der Personen, die die Anleitung begonnen haben, ihren letzten Schritt erledigt haben. Jede zählt einmal.',
    formula: 'verschiedene Personen mit den Ereignissen guide.started und guide.completed',
  },
  affected: {
    term: 'Auch betroffen',
    meaning:
      'Wie viele Personen gesagt haben, dass sie diesen Fehler auch haben. Jede zählt einmal, wie oft auch immer.',
    formula: 'verschiedene Personen mit einem Ereignis issue.affected',
  },
  funnel: {
    term: 'Trichter der Schritte',
    meaning:
      'Wie weit Personen gekommen sind. Jeder Balken ist die Zahl der Personen, denen der Schritt gezeigt wurde; was von einem Balken zum nächsten fehlt, ist dort gegangen.',
    formula: 'verschiedene Personen je Schritt; Anteile beziehen sich auf die, die begonnen haben',
  },
  reached: {
    term: 'Personen',
    meaning:
      'Wie vielen Personen der Schritt gezeigt wurde. Jede zählt je Schritt einmal, wie oft sie auch zu ihm zurückkam.',
    formula: 'verschiedene Personen mit einem Ereignis step.shown',
  },
  lost: {
    term: 'Gegangen',
    meaning:
      'Wie viele derer, die diesen Schritt erreicht haben, den nächsten nicht erreicht haben. Beim letzten Schritt: nicht abgeschlossen haben.',
    formula: 'Personen bei diesem Schritt − Personen beim nächsten, und das ÷ Personen bei diesem Schritt',
  },
  dismissed: {
    term: 'Geschlossen',
    meaning:
      'Von denen, die hier gegangen sind: wie viele die Anleitung bei diesem Schritt geschlossen und später nicht fortgesetzt haben.',
    formula: 'gegangene Personen, deren letztes Ereignis der Anleitung guide.dismissed bei diesem Schritt ist',
  },
  missed: {
    term: 'Nicht gefunden',
    meaning: 'Wie oft dieser Schritt seine Stelle in der Seite nicht fand.',
    formula: 'Anzahl der Ereignisse step.missed',
  },
  activeVisitors: {
    term: 'Aktive Besucher am Tag',
    meaning:
      'Wie viele Personen die App an diesem Tag benutzt haben. Was Handrail selbst ihnen gezeigt hat, macht sie nicht aktiv.',
    formula: 'verschiedene Personen am Tag mit einem Ereignis, das nicht von einer Anleitung handelt',
  },
  featureUses: {
    term: 'Nutzungen',
    meaning:
      'Wie oft die Funktion genutzt wurde: Klicks auf ihre Elemente, oder Aufrufe ihrer Seiten. Ein Klick ist eine Nutzung.',
    formula: 'Anzahl der Ereignisse element.clicked oder page.viewed, die auf die Funktion passen',
  },
  elementPeople: {
    term: 'Personen',
    meaning:
      'Wie viele Personen das Element angeklickt haben, und ihr Anteil an allen aktiven. Elemente, die gleich aussehen, wie die Knöpfe in den Zeilen einer Tabelle, sind eines.',
    formula: 'verschiedene Personen mit einem Ereignis element.clicked ÷ aktive Personen',
  },
  elementClicks: {
    term: 'Klicks',
    meaning: 'Wie oft das Element angeklickt wurde.',
    formula: 'Anzahl der Ereignisse element.clicked',
  },
  pagePeople: {
    term: 'Personen',
    meaning: 'Wie viele Personen die Seite gesehen haben, und ihr Anteil an allen aktiven.',
    formula: 'verschiedene Personen mit einem Ereignis page.viewed ÷ aktive Personen',
  },
  pageViews: {
    term: 'Aufrufe',
    meaning: 'Wie oft die Seite geöffnet oder zu ihr zurückgekehrt wurde.',
    formula: 'Anzahl der Ereignisse page.viewed',
  },
  nextShare: {
    term: 'Anteil',
    meaning:
      'Wohin Personen von der Seite gingen, innerhalb einer Sitzung. Dieselbe Seite noch einmal ist kein Wechsel, und die App zu verlassen auch nicht.',
    formula: 'Wechsel zu dieser Seite ÷ alle Wechsel von der Seite',
  },
  rage: {
    term: 'Wutklicks',
    meaning:
      'Drei oder mehr Klicks binnen einer Sekunde auf ein Element oder innerhalb von 24 Pixeln. Zählknöpfe, Schieberegler, Abspieler und Zeichenflächen bleiben außer Betracht, ebenso Klicks, die Text auswählen.',
    formula: 'Anzahl der Ereignisse frustration.noticed der Art rage',
  },
  dead: {
    term: 'Klicks ohne Wirkung',
    meaning:
      'Ein Klick auf etwas, das aussieht, als täte es etwas, nach dem sich binnen einer Sekunde nichts geändert hat. Nicht beurteilt wird er, wo Text ausgewählt wird oder eine Zeichenfläche ein Viertel des Fensters einnimmt.',
    formula: 'Anzahl der Ereignisse frustration.noticed der Art dead',
  },
  errorClick: {
    term: 'Fehler',
    meaning: 'Ein Klick, auf den binnen einer Sekunde ein nicht abgefangener Fehler folgte.',
    formula: 'Anzahl der Ereignisse frustration.noticed der Art error',
  },
  abandoned: {
    term: 'Verlassene Formulare',
    meaning: 'Ein Feld des Formulars wurde geändert, und die Seite wurde verlassen, ohne es abzuschicken.',
    formula: 'Anzahl der Ereignisse form.abandoned',
  },
  stuckPeople: {
    term: 'Personen',
    meaning:
      'Wie viele Personen hier auf eine dieser Arten nicht weiterkamen, und ihr Anteil an allen aktiven Personen.',
    formula: 'verschiedene Personen mit einem dieser Ereignisse ÷ aktive Personen',
  },
  solvedTickets: {
    term: 'Gelöst',
    meaning: 'Wie viele davon mindestens einmal gelöst wurden.',
    formula: 'Tickets mit einem Wechsel zu gelöst',
  },
  lastSolved: {
    term: 'Endgültig gelöst',
    meaning: 'Wie lange es dauerte, bis ein Ticket zum letzten Mal gelöst wurde. Nur jetzt gelöste zählen.',
    formula: 'letzter Wechsel zu gelöst − eröffnet',
  },
  escalatedL2: {
    term: 'L2 zu L3',
    meaning: 'Wie viele der Tickets, die im zweiten Level waren, ins dritte gingen.',
    formula: 'von L2 nach L3 gegeben ÷ Tickets, die in L2 waren',
  },
  selfSolved: {
    term: 'Selbst gelöst',
    meaning:
      'Besuche im Hilfefenster, in denen ein Artikel geöffnet, gesucht oder eine Anleitung begonnen wurde, die kein Agent geschickt hat, und auf die binnen 24 Stunden kein Ticket der Person folgte.',
    formula: 'Besuche ohne Ticket binnen 24 Stunden, von Besuchen, die einen Tag alt sind',
  },
  saved: {
    term: 'Wert des selbst Gelösten',
    meaning: 'Was das selbst Gelöste als Tickets gekostet hätte, zum Preis in den Einstellungen.',
    formula: 'selbst gelöst × Preis eines Tickets',
  },
};
