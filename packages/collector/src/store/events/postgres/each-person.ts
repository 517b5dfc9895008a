import type { PoolClient } from 'pg';

/** Rows that are taken from the database at a time: a question about millions of events fills no memory. */
const PAGE = 10_000;

/** Calls `take` with the rows of each person, in the order of the statement, which goes by `person` first. */
export async function eachPerson<Row extends { person: string }>(
  client: PoolClient,
  { text, values }: { text: string; values: unknown[] },
  take: (rows: [Row, ...Row[]]) => void,
): Promise<void> {
  await client.query(`DECLARE acts NO SCROLL CURSOR FOR ${text}`, values);
  let current: [Row, ...Row[]] | undefined;
  for (;;) {
    const { rows } = await client.query<Row>(`FETCH ${PAGE} FROM acts`);
    for (const row of rows) {
      if (current?.[0].person === row.person) current.push(row);
      else {
        if (current !== undefined) take(current);
        current = [row];
      }
    }
    if (rows.length < PAGE) break;
  }
  if (current !== undefined) take(current);
}
