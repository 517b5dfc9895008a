import type { App, FigureName, Licences } from '@handrail/protocol';
import { FIGURE_NAMES, FIGURES } from '@handrail/protocol/figures';
import { readTarget, targetText } from '../rollouts/target-text.ts';
import { readCount, readPairs, writePairs } from '../setting-lines.ts';

/** What a figure is to reach, as people write it. */
export interface AimDraft {
  figure: FigureName;
  aim: string;
}

/** Aims and seats as people write them. */
export interface AimsAndSeatsDraft {
  aims: AimDraft[];
  seats: string;
  amount: string;
  currency: string;
  per: 'month' | 'year';
}

type Price = NonNullable<Licences['price']>;

export const aimsAndSeatsOf = ({ aims = {}, licences }: App): AimsAndSeatsDraft => ({
  aims: FIGURE_NAMES.flatMap((figure) => {
    const aim = aims[figure];
    return aim === undefined ? [] : [{ figure, aim: targetText(FIGURES[figure].unit, aim) }];
  }),
  seats: writePairs(licences?.seats),
  amount: licences?.price === undefined ? '' : String(licences.price.amount),
  currency: licences?.price?.currency ?? 'EUR',
  per: licences?.price?.per ?? 'month',
});

/** Figures that have no aim yet. */
export const freeFigures = (aims: readonly AimDraft[]): FigureName[] =>
  FIGURE_NAMES.filter((name) => aims.every(({ figure }) => figure !== name));

/** What of the app they say; or the text that cannot be meant. */
export function readAimsAndSeats(draft: AimsAndSeatsDraft): Required<Pick<App, 'aims' | 'licences'>> | { bad: string } {
  const aims: Partial<Record<FigureName, number>> = {};
  for (const { figure, aim } of draft.aims) {
    const value = readTarget(FIGURES[figure].unit, aim);
    if (value === undefined) return { bad: aim };
    aims[figure] = value;
  }
  const seats = readPairs(draft.seats, readCount);
  if ('bad' in seats) return seats;
  const price = priceOf(draft);
  if (price === 'bad') return { bad: `${draft.amount} ${draft.currency}` };
  return { aims, licences: { seats: seats.pairs, ...(price && { price }) } };
}

function priceOf({ amount, currency, per }: AimsAndSeatsDraft): Price | undefined | 'bad' {
  if (amount.trim() === '') return undefined;
  const fits = /^\d{1,7}(\.\d{1,2})?$/.test(amount.trim()) && /^[A-Z]{3}$/.test(currency.trim());
  return fits ? { amount: Number(amount), currency: currency.trim(), per } : 'bad';
}
