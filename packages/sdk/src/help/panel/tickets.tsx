/** @jsxImportSource #kit */
import { isRecord } from '../../core/saved.ts';
import { LETTERS, type Letter } from '../letter.ts';
import { ownerOf } from '../who.ts';
import { Row, TicketRow } from './lists.tsx';
import type { Room, View } from './room.ts';

/** The visitor's requests: what waits to be sent first, then by their last change. */
export function createTickets(room: Room): View {
  const { words, mailbox, shelf, courier, context, draw } = room;
  let waiting: Letter[] = [];
  let hasFailed = false;

  const look = context.guard(async () => {
    // What lies there was written by us.
    const letters = (await shelf.list(LETTERS)).filter((one): one is Letter => isRecord(one) && !one.ticketId);
    waiting = letters.filter(({ owner }) => owner === ownerOf(context.visitor));
    draw();
  });
  const load = context.guard(async () => {
    hasFailed = !(await mailbox.refresh());
    draw();
  });
  look();
  load();
  const stopHearing = courier.onSent(look);

  return {
    title: () => words.tickets,
    body() {
      const tickets = mailbox.tickets();
      if (!tickets && !waiting.length)
        return (
          <div class="blank" role="status">
            <p>{hasFailed ? words.failed : words.loading}</p>
            {hasFailed && (
              <button type="button" onClick={load}>
                {words.retry}
              </button>
            )}
          </div>
        );
      if (!tickets?.length && !waiting.length)
        return (
          <div class="blank">
            <p>{words.noTickets}</p>
          </div>
        );
      return (
        <ul class="rows">
          {waiting.map((letter) => (
            <Row
              icon="M8 4.500V8l2.300 1.500M14 8A6 6 0 1 1 2 8a6 6 0 0 1 12 0"
              title={letter.ticket?.title ?? letter.text}
              note={words.waiting}
              onClick={() => void courier.send()}
            />
          ))}
          {tickets?.map((ticket) => (
            <TicketRow room={room} ticket={ticket} />
          ))}
        </ul>
      );
    },
    foot: () => (
      <button type="button" class="main wide" onClick={() => room.go({ at: 'ask' })}>
        {words.ask}
      </button>
    ),
    stop: stopHearing,
  };
}
