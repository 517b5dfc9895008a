/** Whether counts are those of the promise, which take minutes, and not a share of them. */
const isFull = process.env.HANDRAIL_FULL === '1';

/** A count: the whole one when everything is asked for. */
export const of = (whole: number, share: number): number => (isFull ? whole : share);

/** Says what was measured. */
export const print = (what: string, figures: object): void => console.log(`    ${what}: ${JSON.stringify(figures)}`);
