import { fitsPath } from '../fits-use.ts';
import type { FunnelStepQuery } from '../usage-questions.ts';
import type { LogFiles } from './log-files.ts';
import { remembered } from './remembered.ts';
import { ALWAYS, type RowOfPart } from './rows-of-part.ts';
import { createUseFits } from './use-fits.ts';
import type { WhoIsWho } from './who-is-who.ts';

type Fits = (step: FunnelStepQuery, value: number) => boolean;

/** The columns that steps ask for, and the steps that a row fits, as bits; `others` are columns that come before them. */
export type StepsOf = (
  steps: readonly FunnelStepQuery[],
  others?: readonly string[],
) => { columns: string[]; stepsOf: (row: RowOfPart) => number };

/** Which steps a row fits: worked out once for each of its numbers. */
export function createStepsOf(files: LogFiles, who: WhoIsWho): StepsOf {
  const { fits } = createUseFits(files, who);
  return (steps, others = []) => stepsIn(steps, others, who, fits);
}

function stepsIn(
  steps: readonly FunnelStepQuery[],
  before: readonly string[],
  who: WhoIsWho,
  fitsUses: ReturnType<typeof createUseFits>['fits'],
): ReturnType<StepsOf> {
  const isWord = (field: 'name' | 'guideId' | 'stepId'): Fits => {
    const words = new Map(steps.map((step) => [step, step[field] === undefined ? undefined : who.word(step[field])]));
    return (step, value) => step[field] === undefined || words.get(step) === value;
  };
  const all: { column: string; field: keyof FunnelStepQuery; fits: Fits }[] = [
    { column: 'name', field: 'name', fits: isWord('name') },
    { column: 'guide', field: 'guideId', fits: isWord('guideId') },
    { column: 'step', field: 'stepId', fits: isWord('stepId') },
    {
      ...{ column: 'path', field: 'path' },
      fits: ({ path }, value) => path === undefined || fitsPath(path, who.textOf(value)),
    },
  ];
  const asked = all.filter(({ field }) => steps.some((step) => step[field] !== undefined));
  const columns = [...before];
  /** Where a column stands in a row; each is asked for once. */
  function placeOf(column: string): number {
    if (!columns.includes(column)) columns.push(column);
    return ALWAYS + columns.indexOf(column);
  }
  const known = asked.map(({ column, fits }) => ({
    place: placeOf(column),
    bitsOf: remembered((value) => bitsOf(steps, (step) => fits(step, value))),
  }));
  const isUseAsked = steps.some(({ uses }) => uses !== undefined);
  const usesOf = remembered((name) =>
    remembered((path) =>
      remembered((element) =>
        bitsOf(steps, ({ uses }) => uses !== undefined && fitsUses(uses, who.textOf(name), path, element)),
      ),
    ),
  );
  const others = bitsOf(steps, ({ uses }) => uses === undefined);
  const [nameAt = 0, pathAt = 0, elementAt = 0, activeAt = 0] = isUseAsked
    ? ['name', 'path', 'element', 'active'].map(placeOf)
    : [];
  return {
    columns,
    stepsOf(row) {
      let bits = -1;
      for (const one of known) bits &= one.bitsOf(row[one.place] ?? 0);
      if (!isUseAsked || row[activeAt] !== 1) return bits & others;
      return bits & (others | usesOf(row[nameAt] ?? 0)(row[pathAt] ?? 0)(row[elementAt] ?? 0));
    },
  };
}

const bitsOf = (steps: readonly FunnelStepQuery[], fits: (step: FunnelStepQuery) => boolean): number =>
  steps.reduce((bits, step, index) => (fits(step) ? bits | (1 << index) : bits), 0);
