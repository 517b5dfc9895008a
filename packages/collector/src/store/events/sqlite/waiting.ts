import type { DatabaseSync } from 'node:sqlite';

/** Visitors of whom events about guides are in the log and not in their histories yet: those follow when rows are counted. */
export interface Waiting {
  add(visitor: number): void;
  /** Whether something of a person waits, in whichever of their browsers. */
  has(appId: string, visitorId: string): boolean;
  /** To be called when all rows are counted. */
  clear(): void;
}

const OF_PERSON = `
  WITH asked AS (SELECT v.id FROM visitor v JOIN app a ON a.id = v.app WHERE a.app_id = ?1 AND v.visitor_id = ?2)
  SELECT id FROM asked UNION SELECT v.id FROM visitor v JOIN asked ON v.person = asked.id`;

export function createWaiting(book: DatabaseSync): Waiting {
  const ofPerson = book.prepare(OF_PERSON);
  const visitors = new Set<number>();
  return {
    add: (visitor) => void visitors.add(visitor),
    has: (appId, visitorId) =>
      visitors.size > 0 && ofPerson.all(appId, visitorId).some((row) => visitors.has(Number(row['id']))),
    clear: () => visitors.clear(),
  };
}
