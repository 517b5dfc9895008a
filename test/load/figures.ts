// What a benchmark measured, as rows of one table: `npm run bench` runs all of them and prints it. Alone, each prints its own.
import { appendFileSync } from 'node:fs';

/** One measured figure. */
export interface Figure {
  /** Names it, with the load under which it was measured. */
  what: string;
  figure: number;
  /** ms, bytes, MB …; a plain ratio or share has none. */
  unit?: string;
  goal?: number;
  /** On which side of the goal it is met. */
  better: 'less' | 'more';
  /** What the same was for another in the same run, in the same unit. */
  baseline?: { what: string; figure: number };
}

/** Hands figures to whoever makes the table. */
export function tell(...rows: Figure[]): void {
  const file = process.env.HANDRAIL_FIGURES;
  if (file) for (const row of rows) appendFileSync(file, `${JSON.stringify(row)}\n`);
}

/** Whether the goal is met; undefined where there is none. */
export function isMet({ figure, goal, better }: Figure): boolean | undefined {
  if (goal === undefined) return undefined;
  return better === 'less' ? figure <= goal : figure >= goal;
}

/** Four digits that count: 0.0441, 7.24, 119,899. */
export function digits(value: number): string {
  const [size, most] = [Math.abs(value), 4];
  const places = size >= 1_000 || size === 0 ? 0 : Math.min(4, most - 1 - Math.floor(Math.log10(size)));
  return value.toLocaleString('en', { maximumFractionDigits: Math.min(places, size < 1 ? 4 : places) });
}

const cells = (row: Figure): string[] => {
  const { what, figure, goal, better, unit = '', baseline } = row;
  const said = (value: number): string => `${digits(value)}${unit && ` ${unit}`}`;
  const ratio = baseline && baseline.figure !== 0 ? figure / baseline.figure : undefined;
  const met = isMet(row);
  return [
    what,
    goal === undefined ? '' : `${better === 'less' ? '≤' : '≥'} ${said(goal)}`,
    said(figure),
    met === undefined ? '' : met ? 'met' : '**missed**',
    baseline ? `${baseline.what}: ${said(baseline.figure)}` : '',
    ratio === undefined ? '' : digits(ratio),
  ];
};

/** The table in Markdown. */
export function table(rows: readonly Figure[]): string {
  const lines = [['what', 'goal', 'figure', '', 'baseline of the same run', 'ratio'], ...rows.map(cells)];
  const escaped = lines.map((line) => line.map((cell) => cell.replaceAll('|', '\\|')));
  const [head, ...rest] = escaped.map((line) => `| ${line.join(' | ')} |`);
  return [head, '|---|---|---|---|---|---|', ...rest].join('\n');
}
