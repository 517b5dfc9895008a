import { formatShare } from '../format.ts';
import { messages } from '../words.ts';
import { Icon } from './icon.tsx';

/** From this miss rate on a guide deserves a look; the definition behind the "i" says the same figure. */
const MISS_RATE_TO_LOOK_AT = 0.05;

/** A share in per cent, or "No data" where there is nothing to divide by. */
export function Share({ value }: { value: number | null }) {
  const text = formatShare(value);
  return text === undefined ? <span class="no-data">{messages.noData}</span> : <span>{text}</span>;
}

/** A share with its bar; the number says the same, so the bar is for the eye only. */
export function ShareBar({ value }: { value: number | null }) {
  return (
    <span class="share">
      <Share value={value} />
      {value !== null && (
        <svg class="share-bar" viewBox="0 0 56 6" width="56" height="6" aria-hidden="true">
          <rect class="track" x="0" y="0" width="56" height="6" rx="3" />
          {value > 0 && <rect class="fill" x="0" y="0" width={Math.max(3, 56 * value)} height="6" rx="3" />}
        </svg>
      )}
    </span>
  );
}

export function MissRate({ value }: { value: number | null }) {
  const high = value !== null && value >= MISS_RATE_TO_LOOK_AT;
  return (
    <span class={high ? 'share look' : 'share'}>
      {high && <Icon name="warn" />}
      <Share value={value} />
      {high && <span class="unseen">, {messages.guides.worthALook}</span>}
    </span>
  );
}
