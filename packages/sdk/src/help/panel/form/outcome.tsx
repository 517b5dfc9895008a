/** @jsxImportSource #kit */
import type { Child } from '../../../kit/jsx-runtime.ts';
import { say } from '../../../kit/say.ts';
import { Icon } from '../../../guides/present/icons.tsx';
import type { Sending } from '../../carry.ts';
import type { Room } from '../room.ts';
import { sayWaiting } from '../say-waiting.ts';

/** What became of a request that was sent: it has arrived, or it waits on this device. */
export function Outcome({ room, sending }: { room: Room; sending: Sending }): Child {
  const { words } = room;
  const isSent = sending.how === 'sent';
  return (
    <div class="outcome blank" tabIndex={-1} role="status" data-sent={isSent || undefined}>
      <span class="sign">
        <Icon path={isSent ? 'm3.500 8.500 3 3 6-6.500' : 'M8 4.500V8l2.300 1.500M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0'} />
      </span>
      <strong>{isSent ? words.sent : words.waits}</strong>
      <p>{isSent ? say(words.sentText, { number: `${sending.number ?? ''}` }) : sayWaiting(words, sending)}</p>
      <button
        type="button"
        class="main"
        onClick={() => {
          room.go({ at: 'home' });
          room.go({ at: 'tickets' });
        }}
      >
        {words.tickets}
      </button>
    </div>
  );
}
