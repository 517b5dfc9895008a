import type { App, FigureName, Licences } from '@handrail/protocol';
import { FIGURE_NAMES, FIGURES } from '@handrail/protocol/figures';
import { readCount, readPairs, writePairs } from '../setting-lines.ts';

/** Aims and seats as people write them. */
export interface GoalDraft {
  aims: string;
  seats: string;
  amount: string;
  currency: string;
  per: 'month' | 'year';
}

type Price = NonNullable<Licences['price']>;

export const goalsOf = ({ aims = {}, licences }: App): GoalDraft => ({
  aims: FIGURE_NAMES.flatMap((name) => {
    const aim = aims[name];
    return aim === undefined ? [] : [`${name}: ${FIGURES[name].unit === 'share' ? `${round(100 * aim)}%` : aim}`];
  }).join('\n'),
  seats: writePairs(licences?.seats),
  amount: licences?.price === undefined ? '' : String(licences.price.amount),
  currency: licences?.price?.currency ?? 'EUR',
  per: licences?.price?.per ?? 'month',
});

const round = (value: number): number => Math.round(value * 1_000) / 1_000;

/** Such as 60%, or 4.5. */
function readAim(text: string): number | undefined {
  const [, number, percent] = /^(-?\d{1,12}(?:\.\d{1,6})?)\s?(%?)$/.exec(text) ?? [];
  if (number === undefined) return undefined;
  return percent === '%' ? Number(number) / 100 : Number(number);
}

/** The app as it will be; or the line that cannot be meant. */
export function withGoals(app: App, draft: GoalDraft): App | { bad: string } {
  const aims = readPairs(draft.aims, readAim);
  if ('bad' in aims) return aims;
  const known: Partial<Record<FigureName, number>> = {};
  for (const [name, aim] of Object.entries(aims.pairs)) {
    const figure = FIGURE_NAMES.find((one) => one === name);
    if (figure === undefined) return { bad: name };
    known[figure] = aim;
  }
  const seats = readPairs(draft.seats, readCount);
  if ('bad' in seats) return seats;
  const price = priceOf(draft);
  if (price === 'bad') return { bad: `${draft.amount} ${draft.currency}` };
  return { ...app, aims: known, licences: { seats: seats.pairs, ...(price && { price }) } };
}

function priceOf({ amount, currency, per }: GoalDraft): Price | undefined | 'bad' {
  if (amount.trim() === '') return undefined;
  const fits = /^\d{1,7}(\.\d{1,2})?$/.test(amount.trim()) && /^[A-Z]{3}$/.test(currency.trim());
  return fits ? { amount: Number(amount), currency: currency.trim(), per } : 'bad';
}
