import { expect, test } from 'vitest';
import type { Answer } from '../api.ts';
import { sendFile } from './upload.ts';

const SIZE = 2_500_000;
const file = () => new File([new Uint8Array(SIZE).map((_, index) => index % 251)], 'log.txt');

/** A collector that keeps what it is sent, and whose answers come as the test says. */
function collector(answers: ('ok' | 'lost answer' | 'lost')[] = []) {
  const kept: number[] = [];
  const asked: number[] = [];
  const away = { failure: { kind: 'away' as const } };
  return {
    kept,
    asked,
    beginUpload: () => Promise.resolve({ value: { uploadId: 'u1', offset: kept.length } }),
    async sendPiece(_: string, __: string, offset: number, piece: Blob): Promise<Answer<{ offset: number }>> {
      asked.push(offset);
      const how = answers.shift() ?? 'ok';
      if (how === 'lost') return away;
      if (offset !== kept.length) {
        return { failure: { kind: 'refused', status: 409, detail: 'Elsewhere.', offset: kept.length } };
      }
      for (const byte of new Uint8Array(await piece.arrayBuffer())) kept.push(byte);
      return how === 'lost answer' ? away : { value: { offset: kept.length } };
    },
  };
}

test('a file arrives whole, in pieces, and says how far it is', async () => {
  const api = collector();
  const told: number[] = [];
  expect(await sendFile(api, 't1', file(), 'key', (bytes) => told.push(bytes))).toEqual({ value: { uploadId: 'u1' } });
  expect(told).toEqual([0, 1_048_576, 2_097_152, SIZE]);
  expect(api.kept.length).toBe(SIZE);
});

test('after a lost answer no byte is there twice', async () => {
  const api = collector(['ok', 'lost answer', 'ok']);
  expect(await sendFile(api, 't1', file(), 'key', () => undefined)).toEqual({ value: { uploadId: 'u1' } });
  expect(api.asked).toEqual([0, 1_048_576, 1_048_576, 2_097_152]);
  expect(api.kept.length).toBe(SIZE);
  expect(api.kept.every((byte, index) => byte === index % 251)).toBe(true);
});

test('what never arrives ends, and says so', async () => {
  const api = collector(['lost', 'lost', 'lost', 'lost', 'lost']);
  expect(await sendFile(api, 't1', file(), 'key', () => undefined)).toEqual({ failure: { kind: 'away' } });
  expect(api.asked).toHaveLength(4);
});
