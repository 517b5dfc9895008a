import { expect, test } from 'vitest';
import { createFakePlatform } from '../../test/fake-platform.ts';
import type { Answer } from '../transport/answer.ts';
import { createCarry } from './carry.ts';
import type { HelpContext } from './context.ts';
import type { Letter } from './letter.ts';
import type { Shelf } from './shelf.ts';

const ANSWER: Answer = { status: 200, retryAfter: null, body: {} };
const answered = (status: number, body: unknown = {}, retryAfter: string | null = null): Answer => ({
  ...{ status, body, retryAfter },
});
const MADE = answered(201, { ticketId: 't1', number: 7 });

const letter = (over: Partial<Letter> = {}): Letter => ({
  ...{ key: 'k1', secret: 's1', owner: 'ada', at: 5, text: 'It says 40.', ticket: { title: 'Total' }, files: [] },
  ...over,
});

/** Carries letters to a collector whose answers the test gives, in their order; the last one again and again. */
function carrying(...answers: (Answer | undefined)[]) {
  const asked: { path: string; body: Record<string, unknown> }[] = [];
  const pieces: { offset: string; bytes: number }[] = [];
  const offsets: (number | Answer)[] = [];
  const platform = {
    ...createFakePlatform(),
    fetch: (_: unknown, { headers, body }: { headers: Record<string, string>; body: Blob }) => {
      pieces.push({ offset: headers['upload-offset'] ?? '', bytes: body.size });
      const next = offsets.shift() ?? 0;
      const { status, body: said } = typeof next === 'number' ? answered(200, { offset: next }) : next;
      return Promise.resolve(new Response(JSON.stringify(said), { status }));
    },
  };
  const context = {
    ...{ platform, collector: 'https://c/', appKey: 'a' },
    ask(path: string, body: Record<string, unknown>) {
      asked.push({ path, body });
      return Promise.resolve(answers.length > 1 ? answers.shift() : answers[0]);
    },
  } as unknown as HelpContext; // all of it that is looked at
  const shelf = {} as Shelf; // a letter with an owner asks for nothing
  return { asked, pieces, offsets, carry: createCarry(context, shelf, new AbortController().signal) };
}

test('a request is sent with its key, and known by its number', async () => {
  const { asked, carry } = carrying(MADE);
  expect(await carry(letter())).toEqual({ how: 'sent', ticketId: 't1', number: 7 });
  expect(asked).toEqual([
    {
      path: 'v1/tickets',
      body: {
        ...{ title: 'Total', fields: {}, ticketKey: 'k1', text: 'It says 40.', sentAt: 5 },
        ...{ visitorId: 'ada', secret: 's1' },
      },
    },
  ]);
});

test('a reply goes to its ticket, and nothing but words with it', async () => {
  const { asked, carry } = carrying(answered(200, { revision: 3 }));
  expect(await carry(letter({ ticketId: 't9' }))).toEqual({ how: 'sent', ticketId: 't9' });
  expect(asked).toEqual([
    { path: 'v1/tickets/t9/replies', body: { entryKey: 'k1', text: 'It says 40.', visitorId: 'ada', secret: 's1' } },
  ]);
});

test.each([
  ['nobody answers', undefined, { how: 'waits', why: 'offline' }],
  ['somebody else answers', answered(200, '<p>Sign in</p>'), { how: 'waits', why: 'offline' }],
  ['an answer says nothing', ANSWER, { how: 'waits', why: 'offline' }],
  ['the collector is down', answered(503), { how: 'waits', why: 'offline', ms: undefined }],
  ['it took too long', answered(408), { how: 'waits', why: 'offline', ms: undefined }],
  ['too many ask', answered(429, {}, '30'), { how: 'waits', why: 'busy', ms: 30_000 }],
  ['it is not known who asks', answered(401), { how: 'waits', why: 'sign-in' }],
  ['a name has to be shown', answered(403, { code: 'identity-needed' }), { how: 'waits', why: 'sign-in' }],
  ['it is not valid', answered(422, { code: 'invalid-ticket' }), { how: 'refused', code: 'invalid-ticket' }],
  ['it is refused without a word', answered(413, 'no'), { how: 'refused', code: '413' }],
] as const)('%s', async (_, answer, outcome) => {
  expect(await carrying(answer).carry(letter())).toEqual(outcome);
});

const file = (bytes: number, fieldId?: string) => ({
  ...{ uploadKey: 'f1', secret: 'fs', name: 'log.txt', blob: new Blob([new Uint8Array(bytes)]) },
  ...(fieldId !== undefined && { fieldId }),
});
const BEGUN = (offset: number) => answered(200, { uploadId: 'u1', offset });

test('files go first, in pieces, from where they were cut off; one that a field asks for stands there too', async () => {
  const { asked, pieces, offsets, carry } = carrying(BEGUN(262_144), MADE);
  offsets.push(524_288, 600_000);
  expect(await carry(letter({ files: [file(600_000, 'proof')] }))).toMatchObject({ how: 'sent' });
  expect(pieces).toEqual([
    { offset: '262144', bytes: 262_144 },
    { offset: '524288', bytes: 75_712 },
  ]);
  expect(asked.at(-1)?.body).toMatchObject({ uploadIds: ['u1'], fields: { proof: ['u1'] } });
});

test('where the collector says that it has more or less, it goes on from there; it may do so three times', async () => {
  const wrong = (offset: number) => answered(409, { code: 'other-offset', offset });
  const { pieces, offsets, carry } = carrying(BEGUN(0), MADE);
  offsets.push(wrong(10), 20);
  expect(await carry(letter({ files: [file(20)] }))).toMatchObject({ how: 'sent' });
  expect(pieces.map(({ offset }) => offset)).toEqual(['0', '10']);
  const never = carrying(BEGUN(0), MADE);
  never.offsets.push(wrong(1), wrong(2), wrong(3), wrong(4));
  expect(await never.carry(letter({ files: [file(20)] }))).toEqual({ how: 'waits', why: 'offline' });
  expect(never.asked.map(({ path }) => path)).toEqual(['v1/uploads']);
});

test('a file that is refused keeps its request back, and says why', async () => {
  const { asked, carry } = carrying(answered(413, { code: 'too-large' }));
  expect(await carry(letter({ files: [file(20)] }))).toEqual({ how: 'refused', code: 'too-large' });
  expect(asked).toHaveLength(1);
});
