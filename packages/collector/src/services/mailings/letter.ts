/** What a mail tells, before it is text or HTML. */
export interface Letter {
  title: string;
  /** Sentences above the tables. */
  lead: string[];
  sections: Section[];
  /** Where it stands in the dashboard, behind its address. */
  hash: string;
}

/** A table; the first cell of a row names it. */
export interface Section {
  title: string;
  heads: string[];
  rows: Row[];
  /** A chart of all of it, above the table. */
  chart?: Chart;
  note?: string;
}

export interface Row {
  cells: string[];
  /** A small one at the end of the row. */
  chart?: Chart;
}

/** Bars, the oldest first, with the line that is to be reached; a value that is not known has none. */
export interface Chart {
  values: (number | null)[];
  aim: number | null;
  /** The same in words, for who does not see it. */
  words: string;
}

/** A chart, where there are two values to compare. */
export const chartOf = (values: (number | null)[], aim: number | null, words: string): { chart?: Chart } =>
  values.filter((value) => value !== null).length < 2 ? {} : { chart: { values, aim, words } };
