import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  articleSchema,
  batchSchema,
  checkEvent,
  checkOf,
  guideSchema,
  helpIndexSchema,
  KINDS,
  manifestSchema,
  newTicketSchema,
  targetSchema,
  ticketAnswerSchema,
} from './index.ts';

interface Invalid {
  value: unknown;
  path: string;
  message: string;
}

// The golden files have these forms; a wrong one would fail the tests that read it.
const read = <T>(file: string) =>
  Object.entries(
    JSON.parse(readFileSync(new URL(`../../fixtures/${file}.json`, import.meta.url), 'utf8')) as Record<string, T>,
  );

const checks = {
  events: checkEvent,
  batches: checkOf(batchSchema),
  guides: checkOf(guideSchema),
  manifests: checkOf(manifestSchema),
  targets: checkOf(targetSchema),
  articles: checkOf(articleSchema),
  'help-indexes': checkOf(helpIndexSchema),
  'new-tickets': checkOf(newTicketSchema),
  tickets: checkOf(ticketAnswerSchema),
};

const KINDS_MESSAGE = `must be one of ${KINDS.map((kind) => `"${kind}"`).join(', ')}`;

describe.each(Object.entries(checks))('%s', (noun, check) => {
  test.each(read<unknown>(`valid/${noun}`))('valid: %s', (_, value) => {
    expect(check(value)).toEqual({ ok: true, value });
  });

  test.each(read<unknown>(`old/${noun}`))('of an older release, still taken: %s', (_, value) => {
    expect(check(value)).toEqual({ ok: true, value });
  });

  test.each(read<Invalid>(`invalid/${noun}`))('invalid, with the field and the remedy: %s', (_, invalid) => {
    // What no schema can say (texts that databases cannot carry) is judged, and tested, by the collector.
    if (invalid.message.startsWith('must not hold U+0000')) return;
    const { path, message } = invalid;
    expect(check(invalid.value)).toEqual({ ok: false, issues: expect.arrayContaining([{ path, message }]) });
  });
});

describe('of a newer release', () => {
  test.each(['events', 'batches', 'targets', 'help-indexes', 'new-tickets'] as const)(
    'fields of %s that we do not know do no harm',
    (noun) => {
      const values = read<unknown>(`newer/${noun}`).map(([, value]) => value);
      expect(values.map((value) => checks[noun](value))).toEqual(values.map((value) => ({ ok: true, value })));
    },
  );

  test('a guide of an unknown kind is refused by its kind', () => {
    const issues = [{ path: '/kind', message: KINDS_MESSAGE }];
    expect(read<unknown>('newer/guides').map(([, value]) => checks.guides(value))).toEqual([{ ok: false, issues }]);
  });

  test('a manifest with such a guide is told by the place of it, so that a reader can leave it out alone', () => {
    const issues = [{ path: '/guides/1/kind', message: KINDS_MESSAGE }];
    expect(read<unknown>('newer/manifests').map(([, value]) => checks.manifests(value))).toEqual([
      { ok: false, issues },
    ]);
  });
});
