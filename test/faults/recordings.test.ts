import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { makeApp, manage, newDataFolder, startCollector } from './collector-process.ts';

interface Recording {
  events: { eventId: string }[];
}
// What earlier releases sent, and what later ones may send; a wrong form would be refused below.
const read = (age: string) =>
  Object.entries(
    JSON.parse(
      readFileSync(new URL(`../../packages/protocol/fixtures/${age}/batches.json`, import.meta.url), 'utf8'),
    ) as Record<string, Recording>,
  );

test('what SDKs of other releases have sent is taken whole, and once, however often it comes', async () => {
  const { url } = await startCollector(newDataFolder());
  const appKey = await makeApp(url);
  const ids = new Set<string>();
  for (const [what, recording] of [...read('old'), ...read('newer'), ...read('old')]) {
    const body = JSON.stringify({ ...recording, appKey });
    const answer = await fetch(`${url}/v1/events`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body });
    expect(answer.status, what).toBe(202);
    expect(await answer.json(), what).toMatchObject({ rejected: [] });
    for (const { eventId } of recording.events) ids.add(eventId);
  }
  const { body } = await manage(url, 'GET', '/api/apps/test/events/count');
  expect(body).toEqual({ stored: ids.size, distinct: ids.size });
});
