import type { Measure } from '@handrail/protocol';
import { formatCount } from '../format.ts';
import { Share } from './share.tsx';

/** People as a number, and as their share of those who are its denominator. */
export function PeopleShare({ measure: { numerator, value } }: { measure: Measure }) {
  return (
    <>
      {formatCount(numerator)}{' '}
      <span class="muted">
        <Share value={value} />
      </span>
    </>
  );
}
