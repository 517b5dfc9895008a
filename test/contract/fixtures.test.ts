import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import type { BatchResult } from '@handrail/protocol';
import { manage } from '../faults/collector-process.ts';
import { startForSuite } from './suite-collector.ts';

interface Invalid {
  value: object | null;
  path: string;
  message: string;
}
// The golden files have these forms; a wrong one would fail the tests that read it.
const read = <T>(file: string) =>
  Object.entries(
    JSON.parse(
      readFileSync(new URL(`../../packages/protocol/fixtures/${file}.json`, import.meta.url), 'utf8'),
    ) as Record<string, T>,
  );

const suite = startForSuite();
let url = '';
let appKey = '';
beforeAll(async () => {
  ({ url, appKey } = await suite());
}, 60_000);

const post = (body: unknown) =>
  fetch(`${url}/v1/events`, { method: 'POST', headers: { 'content-type': 'text/plain' }, body: JSON.stringify(body) });
const sendEvent = async (event: unknown) => {
  const answer = await post({ protocol: 1, appKey, sentAt: Date.now(), events: [event] });
  expect(answer.status).toBe(202);
  // Its form is what these tests compare.
  return (await answer.json()) as BatchResult;
};

describe('events over HTTP', () => {
  test.each([...read('valid/events'), ...read('old/events'), ...read('newer/events')])(
    'taken: %s',
    async (_, event) => {
      expect(await sendEvent(event)).toEqual({ accepted: 1, duplicates: 0, rejected: [] });
    },
  );

  test.each(read<Invalid>('invalid/events'))(
    'rejected with its field and the remedy: %s',
    async (_, { value, path, message }) => {
      const rejected = [{ index: 0, code: 'invalid-event', path, message }];
      expect(await sendEvent(value)).toEqual({ accepted: 0, duplicates: 0, rejected });
    },
  );
});

describe('batches over HTTP', () => {
  const ofApp = (batch: object) => ({ ...batch, appKey });

  test.each([...read<object>('valid/batches'), ...read<object>('old/batches'), ...read<object>('newer/batches')])(
    'taken: %s',
    async (_, batch) => {
      expect((await post(ofApp(batch))).status).toBe(202);
    },
  );

  test.each(read<Invalid>('invalid/batches'))(
    'refused with its field and the remedy: %s',
    async (_, { value, path, message }) => {
      const answer = await post(value);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ code: 'invalid-batch', errors: [{ path, message }] });
    },
  );
});

describe('guides over HTTP', () => {
  const save = (guide: unknown) => manage(url, 'POST', '/api/apps/test/guides', guide);

  test.each(read('valid/guides'))('saved: %s', async (_, guide) => {
    const { status, body } = await save(guide);
    expect([200, 201]).toContain(status);
    expect(body).toMatchObject({ guide });
  });

  test.each(read<{ theme?: object }>('old/guides'))(
    'saved: %s, once its colours can be read in both schemes',
    async (_, guide) => {
      const dark = { accent: '#9db4ff', onAccent: '#11152b' };
      const { status } = await save(guide.theme ? { ...guide, theme: { ...guide.theme, dark } } : guide);
      expect([200, 201]).toContain(status);
      if (!guide.theme) return;
      expect(await save(guide)).toMatchObject({
        status: 422,
        body: { code: 'poor-contrast', contrast: [{ pair: 'accent on surface', scheme: 'dark', needed: 3 }] },
      });
    },
  );

  test.each(read<Invalid>('invalid/guides'))(
    'refused with its field and the remedy: %s',
    async (_, { value, path, message }) => {
      const { status, body } = await save(value);
      expect(status).toBe(422);
      expect(body).toMatchObject({ code: 'invalid-guide', errors: expect.arrayContaining([{ path, message }]) });
    },
  );

  test.each(read('newer/guides'))('refused: %s', async (_, guide) => {
    expect((await save(guide)).status).toBe(422);
  });
});
