import type { Event } from '@handrail/protocol';
import { LOG_LIMITS } from '../../../config.ts';
import type { EventRecord } from '../event-store.ts';
import type { RowToCount } from './count-rows.ts';
import { ROW_COLUMNS, type RowValues } from './insert-rows.ts';
import { NUMBERS, type ZoneNumbers } from './packed.ts';
import { ZONE_ROWS } from './zones.ts';

/**
 * The numbers of rows that this thread stored and has not counted yet, as it had them in its hands, by zones: reading them again from
 * SQLite costs more than counting them. What is not here is read. To be told of rows within the transaction that stores them, and to
 * be emptied whenever one is taken back or rows are taken out.
 */
export interface FreshRows {
  /** Keeps a row, whose values stand from a place on; rows come in the order of their numbers. */
  add(week: number, row: number, values: RowValues, first: number, event: EventRecord['event']): void;
  has(week: number, row: number): boolean;
  /** Rows from one on, as many as follow on each other, at most so many. */
  rowsFrom(week: number, row: number, most: number): Iterable<RowToCount>;
  /** What is to be packed of a zone, when all of it is here. */
  numbersOf(week: number, zone: number): ZoneNumbers | undefined;
  /** Lets go of the zones that end between two rows. */
  drop(week: number, from: number, last: number): void;
  forget(): void;
}

interface Held {
  /** The first of the rows, and the one that would come next. */
  from: number;
  before: number;
  /** By their places in the zone; 0 stands for none, but in `seq`, where that is -1. */
  columns: readonly Float64Array[];
  /** Of rows that are counted by them. */
  props: Map<number, Event['props']>;
}

const HELD = [...NUMBERS, 'class', 'said', 'mode'] as const;
type Column = (typeof HELD)[number];
/** Where each column stands in the values of a row, and among those that are held. */
const PLACES = HELD.map((column) => ROW_COLUMNS.indexOf(column));
const NONE = HELD.map((column) => (column === 'seq' ? -1 : 0));
const AT = Object.fromEntries(HELD.map((column, place) => [column, place])) as Record<Column, number>;

const zoneOf = (row: number): number => Math.floor(row / ZONE_ROWS);

export function createFreshRows(): FreshRows {
  /** The oldest first. */
  const zones = new Map<number, Held>();
  const keyOf = (week: number, zone: number): number => week * 2 ** 32 + zone;

  function holding(week: number, row: number): Held | undefined {
    const held = zones.get(keyOf(week, zoneOf(row)));
    return held !== undefined && row >= held.from && row < held.before ? held : undefined;
  }

  /** Where the next row goes; what does not follow on what is there begins anew. */
  function heldFor(week: number, row: number): Held {
    const key = keyOf(week, zoneOf(row));
    const before = zones.get(key);
    if (before?.before === row) return before;
    const made = {
      ...{ from: row, before: row, props: new Map<number, Event['props']>() },
      columns: before?.columns ?? HELD.map(() => new Float64Array(ZONE_ROWS)),
    };
    zones.set(key, made);
    const [oldest = key] = zones.keys();
    if (zones.size > LOG_LIMITS.freshZones) zones.delete(oldest);
    return made;
  }

  return {
    add(week, row, values, first, event) {
      const held = heldFor(week, row);
      const place = row % ZONE_ROWS;
      for (let index = 0; index < HELD.length; index += 1) {
        const value = index === AT.id ? row : values[first + (PLACES[index] ?? 0)];
        const column = held.columns[index];
        if (column !== undefined) column[place] = typeof value === 'number' ? value : (NONE[index] ?? 0);
      }
      held.before = row + 1;
      if (event.props !== undefined && isCountedByProps(event)) held.props.set(row, event.props);
    },
    has: (week, row) => holding(week, row) !== undefined,
    *rowsFrom(week, row, most) {
      const end = row + most;
      for (let [next, held] = [row, holding(week, row)]; held !== undefined && next < end; held = holding(week, next)) {
        for (; next < held.before && next < end; next += 1) yield rowOf(held, next);
      }
    },
    numbersOf(week, zone) {
      const held = zones.get(keyOf(week, zone));
      // No row has the number 0.
      const isWhole = held?.before === (zone + 1) * ZONE_ROWS && held.from <= Math.max(1, zone * ZONE_ROWS);
      return isWhole ? withoutModes(held) : undefined;
    },
    drop(week, from, last) {
      for (let zone = zoneOf(from); zone < zoneOf(last + 1); zone += 1) zones.delete(keyOf(week, zone));
    },
    forget: () => zones.clear(),
  };
}

const isCountedByProps = (event: EventRecord['event']): boolean =>
  ('guideId' in event && event.guideId !== undefined) || event.name === 'frustration.noticed';

function rowOf({ columns, props }: Held, row: number): RowToCount {
  const place = row % ZONE_ROWS;
  const of = (column: Column): number => columns[AT[column]]?.[place] ?? 0;
  // Numbers of words begin with 1.
  return {
    id: row,
    app: of('app'),
    eventClass: of('class'),
    name: of('name'),
    guide: of('guide') || null,
    step: of('step') || null,
    path: of('path'),
    element: of('element') || null,
    mode: of('mode') || null,
    visitor: of('visitor'),
    at: of('at'),
    said: of('said'),
    isActive: of('active') === 1,
    props: props.get(row),
  };
}

/** Rows with a mode are not packed. */
function withoutModes({ columns, from }: Held): ZoneNumbers {
  const modes = columns[AT.mode]?.subarray(from % ZONE_ROWS);
  const packed = columns.slice(0, NUMBERS.length).map((column) => column.subarray(from % ZONE_ROWS));
  if (modes === undefined || modes.every((mode) => mode === 0)) return packed;
  return packed.map((column) => column.filter((_, place) => modes[place] === 0));
}
