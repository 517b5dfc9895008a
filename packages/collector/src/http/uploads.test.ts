import { randomUUID } from 'node:crypto';
import { TICKET_LIMITS } from '@handrail/protocol/schema';
import { expect, test } from 'vitest';
import { problemOf } from '../../test/collector-app.ts';
import { withTickets } from '../../test/tickets.ts';

type Bench = Awaited<ReturnType<typeof withTickets>>;
type Page = ReturnType<Bench['page']>;

const TEXT = Buffer.from('The log of the fault.');
const bytes = (data: Uint8Array): BodyInit => new Uint8Array(data);

async function begin(page: Page, size: number, more: object = {}) {
  const answer = await page.post('/v1/uploads', { uploadKey: randomUUID(), name: 'fault.log', bytes: size, ...more });
  return { status: answer.status, ...((await answer.json()) as { uploadId: string; offset: number }) };
}
const piece = (
  { ask }: Bench,
  { who, secret }: Page,
  uploadId: string,
  offset: number,
  data: Uint8Array,
  more = {},
) => {
  const headers = { 'handrail-app-key': who.appKey, 'upload-secret': secret, 'upload-offset': String(offset) };
  const type = { 'content-type': 'application/octet-stream' };
  return ask('PATCH', `/v1/uploads/${uploadId}`, { ...type, ...headers, ...more }, bytes(data));
};

test('a file comes in pieces, goes on where it was cut, and is part of a ticket once it is whole', async () => {
  const bench = await withTickets();
  const ada = bench.page('ada');
  const uploadKey = randomUUID();
  const { uploadId } = await begin(ada, TEXT.length, { uploadKey });
  expect((await ada.post('/v1/tickets', ada.draft({ uploadIds: [uploadId] }))).status).toBe(422);
  expect((await piece(bench, ada, uploadId, 0, TEXT.subarray(0, 9))).status).toBe(200);
  const lost = await piece(bench, ada, uploadId, 0, TEXT.subarray(0, 9));
  expect(await lost.json()).toMatchObject({ status: 409, code: 'other-offset', offset: 9 });
  expect(await begin(ada, TEXT.length, { uploadKey })).toEqual({ status: 200, uploadId, offset: 9 });
  expect(await (await piece(bench, ada, uploadId, 9, TEXT.subarray(9))).json()).toEqual({
    uploadId,
    offset: TEXT.length,
  });
  expect((await piece(bench, ada, uploadId, 9, TEXT.subarray(9))).status).toBe(200);
  const { ticketId } = await ada.ask({ uploadIds: [uploadId] });
  const file = await ada.post(`/v1/tickets/${ticketId}/attachments/${uploadId}`);
  expect(Buffer.from(await file.arrayBuffer())).toEqual(TEXT);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': `attachment; filename="fault.log"; filename*=UTF-8''fault.log`,
    'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'private, no-store',
  });
});

test('nobody sends to, or takes along, a file of somebody else', async () => {
  const bench = await withTickets();
  const [ada, eve, elsewhere] = [bench.page('ada'), bench.page('eve'), bench.page('ada', 'other')];
  const { uploadId } = await begin(ada, TEXT.length);
  for (const one of [eve, elsewhere]) expect((await piece(bench, one, uploadId, 0, TEXT)).status).toBe(404);
  expect((await piece(bench, ada, uploadId, 0, TEXT)).status).toBe(200);
  for (const one of [eve, elsewhere]) {
    const refused = await one.post('/v1/tickets', one.draft({ uploadIds: [uploadId] }));
    expect((await problemOf(refused)).code).toBe('unknown-upload');
  }
  const { ticketId } = await ada.ask();
  expect((await ada.post(`/v1/tickets/${ticketId}/attachments/${uploadId}`)).status).toBe(404);
});

test('no more comes than was announced, than a piece may have, or than a file may', async () => {
  const bench = await withTickets();
  const ada = bench.page('ada');
  const { uploadId } = await begin(ada, 5);
  expect((await piece(bench, ada, uploadId, 0, TEXT)).status).toBe(413);
  const large = await begin(ada, TICKET_LIMITS.attachmentBytes);
  expect((await piece(bench, ada, large.uploadId, 0, Buffer.alloc(TICKET_LIMITS.pieceBytes + 1))).status).toBe(413);
  expect((await piece(bench, ada, uploadId, 0, TEXT, { 'upload-offset': 'x' })).status).toBe(422);
  expect((await piece(bench, ada, uploadId, 0, TEXT, { 'content-type': 'text/html' })).status).toBe(415);
  expect((await begin(ada, TICKET_LIMITS.attachmentBytes + 1)).status).toBe(422);
});

test('a visitor has a share a day, and is told when there is more', async () => {
  const bench = await withTickets();
  const ada = bench.page('ada');
  for (let files = 0; files < 4; files += 1) expect((await begin(ada, TICKET_LIMITS.attachmentBytes)).status).toBe(201);
  const refused = await ada.post('/v1/uploads', { uploadKey: randomUUID(), name: 'x', bytes: 1_000_000 });
  expect([refused.status, Number(refused.headers.get('retry-after')) > 0]).toEqual([429, true]);
  expect((await begin(bench.page('bob'), 1_000_000)).status).toBe(201);
});

test('what the scanner refuses is gone; what it cannot look at waits', async () => {
  let verdict: 'infected' | 'unavailable' | 'clean' = 'unavailable';
  const bench = await withTickets({ scan: () => Promise.resolve(verdict) });
  const ada = bench.page('ada');
  const { uploadId } = await begin(ada, TEXT.length);
  const waits = await piece(bench, ada, uploadId, 0, TEXT);
  expect([waits.status, (await problemOf(waits)).code]).toEqual([503, 'scanner-unavailable']);
  expect((await ada.post('/v1/tickets', ada.draft({ uploadIds: [uploadId] }))).status).toBe(422);
  verdict = 'clean';
  expect((await piece(bench, ada, uploadId, TEXT.length, Buffer.alloc(0))).status).toBe(200);
  await ada.ask({ uploadIds: [uploadId] });
  verdict = 'infected';
  const bad = await begin(ada, TEXT.length);
  const refused = await piece(bench, ada, bad.uploadId, 0, TEXT);
  expect((await problemOf(refused)).code).toBe('file-refused');
  expect((await piece(bench, ada, bad.uploadId, 0, TEXT)).status).toBe(404);
});

test('files of nobody are forgotten after two days, and those of an erased visitor with their tickets', async () => {
  const bench = await withTickets();
  const { app, clock, manage } = bench;
  const ada = bench.page('ada');
  const [kept, loose] = [await begin(ada, TEXT.length), await begin(ada, TEXT.length)];
  for (const { uploadId } of [kept, loose]) await piece(bench, ada, uploadId, 0, TEXT);
  await ada.ask({ uploadIds: [kept.uploadId] });
  clock.time += 3 * 86_400_000;
  expect(await app.services.tickets.uploads.forget()).toBe(1);
  expect(await app.services.tickets.uploads.read(kept.uploadId)).toBeDefined();
  const exported = await (await manage('GET', '/api/apps/demo/visitors/ada')).text();
  expect(exported).toContain('It does not work');
  expect(await (await manage('DELETE', '/api/apps/demo/visitors/ada')).json()).toEqual({ events: 0, tickets: 1 });
  expect(await app.services.tickets.uploads.read(kept.uploadId)).toBeUndefined();
});

test('a member sends a file with a reply', async () => {
  const bench = await withTickets();
  const ada = bench.page('ada');
  const { ticketId } = await ada.ask();
  const agent = await bench.member('Lea', ['agent-l1']);
  const path = `/api/tickets/${ticketId}/uploads`;
  const begun = await agent.ask('POST', path, { uploadKey: randomUUID(), name: 'how.txt', bytes: 2 });
  const { uploadId } = (await begun.json()) as { uploadId: string };
  const headers = { 'content-type': 'application/octet-stream', 'upload-offset': '0' };
  // As JSON the number is its two digits.
  expect((await agent.ask('PATCH', `${path}/${uploadId}`, 10, headers)).status).toBe(200);
  const reply = { entryKey: randomUUID(), blocks: [], uploadIds: [uploadId] };
  expect((await agent.ask('POST', `/api/tickets/${ticketId}/replies`, reply)).status).toBe(200);
  const file = await ada.post(`/v1/tickets/${ticketId}/attachments/${uploadId}`);
  expect(await file.text()).toBe('10');
  expect((await agent.ask('GET', `/api/tickets/${ticketId}/attachments/${uploadId}`)).status).toBe(200);
});
