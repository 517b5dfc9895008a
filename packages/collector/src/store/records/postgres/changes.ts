import { setTimeout as pause } from 'node:timers/promises';
import type { Pool, PoolClient } from 'pg';
import { POSTGRES_LIMITS } from '../../../postgres-limits.ts';
import type { PresenceTold, TicketTold } from '../ticket-records.ts';

/** In the RETURNING of a statement: tells every collector on these records, once the change is on disk. */
export const TELL = 'pg_notify(current_schema(), app_id)';

/** Payloads that are of a ticket or of who is at one, and no app: none may have such an id. */
export const OF_TICKET = '#ticket ';
export const OF_PRESENCE = '#presence ';

export interface Changes {
  /** Undefined: the line was cut, and nobody knows what was said meanwhile. */
  onChange(listener: (appId: string | undefined) => void): void;
  /** Tells of tickets, whoever changed them. */
  onTicket(listener: (told: TicketTold) => void): void;
  /** Tells who is at a ticket, as any collector heard it. */
  onPresence(listener: (told: PresenceTold) => void): void;
  close(): void;
}

/** Hears of changes on a connection of its own, which is made again whenever it breaks. */
export async function listenToChanges(pool: Pool, schema: string): Promise<Changes> {
  const listeners: ((appId: string | undefined) => void)[] = [];
  const ofTickets: ((told: TicketTold) => void)[] = [];
  const ofPresence: ((told: PresenceTold) => void)[] = [];
  const tell = (appId: string | undefined): void => {
    for (const listener of listeners) listener(appId);
  };
  const ended = new AbortController();
  let current: PoolClient | undefined;

  async function listen(): Promise<void> {
    const client = await pool.connect();
    const lost = (): void => {
      if (current !== client) return;
      drop();
      tell(undefined);
      void listenAgain();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', ({ payload = '' }) => {
      // Both are written by the store of tickets, and by nobody else.
      if (payload.startsWith(OF_TICKET)) {
        const told = JSON.parse(payload.slice(OF_TICKET.length)) as TicketTold;
        for (const listener of ofTickets) listener(told);
      } else if (payload.startsWith(OF_PRESENCE)) {
        const told = JSON.parse(payload.slice(OF_PRESENCE.length)) as PresenceTold;
        for (const listener of ofPresence) listener(told);
      } else tell(payload);
    });
    try {
      await client.query(`LISTEN ${client.escapeIdentifier(schema)}`);
    } catch (error) {
      client.release(true);
      throw error;
    }
    current = client;
    if (ended.signal.aborted) drop();
  }

  async function listenAgain(): Promise<void> {
    while (!ended.signal.aborted) {
      try {
        await pause(POSTGRES_LIMITS.listenAgainMs, undefined, { signal: ended.signal, ref: false });
        await listen();
        // What was changed before this connection listened was told to nobody.
        return tell(undefined);
      } catch {
        // Tried again until it is there or nobody needs it.
      }
    }
  }

  function drop(): void {
    const client = current;
    current = undefined;
    client?.release(true);
  }

  await listen();
  return {
    onChange: (listener) => void listeners.push(listener),
    onTicket: (listener) => void ofTickets.push(listener),
    onPresence: (listener) => void ofPresence.push(listener),
    close() {
      ended.abort();
      drop();
    },
  };
}
