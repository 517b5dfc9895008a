import { csvOf } from '@handrail/protocol/text';
import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import { exploreMessages as words } from '../words.ts';

/** A table with its heads; numbers are told from words, as a spreadsheet takes some words for formulas. */
export interface Table {
  name: string;
  heads: readonly string[];
  rows: readonly (readonly (string | number | null)[])[];
}

/** Words go through the guard against formulas, numbers as they are: a minus of ours is no formula. */
export function csvText({ heads, rows }: Table): string {
  const parts = rows.map((row) =>
    row.map((cell) => (typeof cell === 'string' ? csvOf([cell], []).slice(0, -2) : String(cell ?? ''))).join(','),
  );
  return `${csvOf(heads, [])}${parts.map((line) => `${line}\r\n`).join('')}`;
}

function save(name: string, type: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** With what it was done that alone counts: the name of a file says it. */
export const ClientContext = createContext<readonly string[]>([]);

/** A table as CSV, and what it was made of as JSON. */
interface Taken {
  table: Table;
  value: object;
}

/** What is shown, as a file. */
export const TakeAway = (taken: Taken) => <TakeButtons onTake={(take) => take(taken)} />;

interface TakeButtonsProps {
  /** Hands over what is wanted, at once or when it is there. */
  onTake: (take: (taken: Taken) => void) => void;
  isDisabled?: boolean;
}

/** The two buttons, for what has to be fetched before it can be a file. */
export function TakeButtons({ onTake, isDisabled = false }: TakeButtonsProps) {
  const clients = useContext(ClientContext);
  const nameOf = ({ name }: Table): string => [name, ...clients].join('-').replace(/[^\p{L}\p{N}.-]+/gu, '-');
  const asCsv = ({ table }: Taken) => save(`${nameOf(table)}.csv`, 'text/csv', csvText(table));
  const asJson = ({ table, value }: Taken) =>
    save(`${nameOf(table)}.json`, 'application/json', JSON.stringify(value, null, 2));
  return (
    <p class="actions">
      <button type="button" class="button small" disabled={isDisabled} onClick={() => onTake(asCsv)}>
        {words.csv}
      </button>
      <button type="button" class="button small" disabled={isDisabled} onClick={() => onTake(asJson)}>
        {words.json}
      </button>
    </p>
  );
}
