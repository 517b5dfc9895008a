import { expect, test } from 'vitest';
import { idOf, madeAttachment, madeEntry, madeTicket } from './made-tickets.contract.ts';
import type { RecordStore } from './record-store.ts';
import type { TicketTold } from './ticket-records.ts';

type Open = () => RecordStore | Promise<RecordStore>;

/** What every engine must do for tickets. */
export function ticketContract(open: Open): void {
  test('a ticket is kept as it was made, gets the next number, and is told of once it is there', async () => {
    const { tickets } = await open();
    const first = await tickets.add(madeTicket('a'), [madeEntry('one'), madeEntry('two')], ['one']);
    const second = await tickets.add(madeTicket('b', { title: 'Ä “b” 👋', tags: ['x', 'y'] }), [], []);
    expect([first.made, second.made]).toEqual([true, true]);
    expect(second.record.ticket.number).toBeGreaterThan(first.record.ticket.number);
    expect(await tickets.find(idOf('b'))).toEqual(second.record);
    expect(second.record).toEqual({
      ...madeTicket('b', { title: 'Ä “b” 👋', tags: ['x', 'y'], number: second.record.ticket.number }),
    });
    expect(await tickets.entries(idOf('a'))).toEqual([madeEntry('one').entry, madeEntry('two').entry]);
    expect(await tickets.entries(idOf('b'))).toEqual([]);
    expect(await tickets.find(idOf('none'))).toBeUndefined();
  });

  test('the same key in one app is one ticket, whoever comes first and however many at once', async () => {
    const { tickets } = await open();
    const tries = ['a', 'b', 'c'].map((name) =>
      tickets.add({ ...madeTicket(name), ticketKey: 'same' }, [madeEntry(`of ${name}`)], []),
    );
    const done = await Promise.all(tries);
    expect(done.filter(({ made }) => made)).toHaveLength(1);
    expect(new Set(done.map(({ record }) => record.ticket.ticketId)).size).toBe(1);
    expect(await tickets.count([{}], 10)).toEqual([1]);
    const elsewhere = { ...madeTicket('d', { appId: 'other' }), ticketKey: 'same' };
    expect((await tickets.add(elsewhere, [], [])).made).toBe(true);
    expect((await tickets.findByKey('other', 'same'))?.ticket.ticketId).toBe(idOf('d'));
    expect(await tickets.findByKey('third', 'same')).toBeUndefined();
  });

  test('a change needs the revision that was looked at, and of two at once one is sent back', async () => {
    const { tickets } = await open();
    const { ticket } = (await tickets.add(madeTicket('a'), [madeEntry('one')], [])).record;
    const step = (name: string) => ({
      ...{ ticketId: ticket.ticketId, revision: 1, entries: [madeEntry(name)] },
      ticket: { ...ticket, title: name, state: 'open' as const, revision: 2, tags: [name] },
    });
    const done = await Promise.all([tickets.change(step('x')), tickets.change(step('y'))]);
    expect(done.toSorted()).toEqual(['changed', 'stale']);
    const after = await tickets.find(ticket.ticketId);
    const title = done[0] === 'changed' ? 'x' : 'y';
    expect(after?.ticket).toEqual({ ...ticket, title, state: 'open', revision: 2, tags: [title] });
    expect((await tickets.entries(ticket.ticketId)).map(({ entryId }) => entryId)).toEqual([idOf('one'), idOf(title)]);
    expect(await tickets.count([{ tags: ['x'] }, { tags: ['y'] }], 10)).toEqual(title === 'x' ? [1, 0] : [0, 1]);
    expect(await tickets.change({ ...step('z'), ticketId: idOf('none') })).toBe('stale');
  });

  test('an entry with a key that is known changes nothing', async () => {
    const { tickets } = await open();
    const { ticket } = (await tickets.add(madeTicket('a'), [madeEntry('one', {}, 'k1')], [])).record;
    const again = { ticketId: ticket.ticketId, revision: 1, ticket: { ...ticket, title: 'changed', revision: 2 } };
    expect(await tickets.change({ ...again, entries: [madeEntry('two', {}, 'k1')] })).toBe('known');
    expect((await tickets.find(ticket.ticketId))?.ticket).toEqual(ticket);
    expect((await tickets.entryOf(ticket.ticketId, 'k1'))?.entryId).toBe(idOf('one'));
    expect(await tickets.entryOf(ticket.ticketId, 'k2')).toBeUndefined();
    await tickets.add(madeTicket('b'), [madeEntry('three', {}, 'k1')], []);
    expect((await tickets.entryOf(idOf('b'), 'k1'))?.entryId).toBe(idOf('three'));
  });

  test('of an entry the progress of its guide alone is written again', async () => {
    const { tickets } = await open();
    const sent = madeEntry('one', { guide: { guideId: 'g', state: 'offered' } });
    const { ticket } = (await tickets.add(madeTicket('a'), [sent], [])).record;
    const guide = { guideId: 'g', state: 'started' as const, stepId: 's', at: 20 };
    const step = { ticketId: ticket.ticketId, revision: 1, ticket: { ...ticket, revision: 2 }, entries: [] };
    expect(await tickets.change({ ...step, progress: { entryId: idOf('one'), guide } })).toBe('changed');
    expect(await tickets.entries(ticket.ticketId)).toEqual([{ ...sent.entry, guide }]);
  });

  test('that a visitor looked is no change, and never goes back', async () => {
    const { tickets } = await open();
    const { ticket } = (await tickets.add(madeTicket('a'), [], [])).record;
    await tickets.seen(ticket.ticketId, 50);
    await tickets.seen(ticket.ticketId, 40);
    expect((await tickets.find(ticket.ticketId))?.ticket).toEqual({ ...ticket, seenAt: 50 });
    await tickets.change({ ticketId: ticket.ticketId, revision: 1, ticket: { ...ticket, revision: 2 }, entries: [] });
    expect((await tickets.find(ticket.ticketId))?.ticket.seenAt).toBe(50);
  });

  test('what must leave is taken by one, in order, and again when it did not leave in time', async () => {
    const { tickets } = await open();
    const { ticket } = (await tickets.add(madeTicket('a'), [madeEntry('one'), madeEntry('two')], [])).record;
    const step = { ticketId: ticket.ticketId, revision: 1, ticket: { ...ticket, revision: 2 } };
    await tickets.change({ ...step, entries: [madeEntry('three')] });
    const ids = async (limit: number, now: number) =>
      (await tickets.takeNews(limit, now, now + 10)).map(({ entryId }) => entryId);
    expect(await ids(2, 100)).toEqual([idOf('one'), idOf('two')]);
    expect(await ids(2, 100)).toEqual([idOf('three')]);
    expect(await ids(9, 109)).toEqual([]);
    const again = await tickets.takeNews(9, 110, 120);
    expect(again.map(({ entryId, ticketId }) => [entryId, ticketId])).toEqual(
      ['one', 'two', 'three'].map((name) => [idOf(name), ticket.ticketId]),
    );
    await tickets.dropNews(again.slice(0, 2).map(({ newsId }) => newsId));
    expect(await ids(9, 500)).toEqual([idOf('three')]);
  });

  test('every change is told, with its revision', async () => {
    const { tickets } = await open();
    const told: TicketTold[] = [];
    const heard = new Promise<void>((resolve) =>
      tickets.onChange((one) => {
        told.push(one);
        if (told.length === 2) resolve();
      }),
    );
    const { ticket } = (await tickets.add(madeTicket('a'), [], [])).record;
    await tickets.add(madeTicket('a'), [], []);
    await tickets.change({ ticketId: ticket.ticketId, revision: 1, ticket: { ...ticket, revision: 2 }, entries: [] });
    await tickets.change({ ticketId: ticket.ticketId, revision: 1, ticket: { ...ticket, revision: 2 }, entries: [] });
    await heard;
    expect(told).toEqual(
      [1, 2].map((revision) => ({ ticketId: ticket.ticketId, appId: 'demo', revision, visitorId: 'ada' })),
    );
  });

  test('a visitor has what a token showed to be theirs; their export has all in their name; erasing takes it for good', async () => {
    const { tickets, uploads } = await open();
    const of = (visitorId: string, verified: boolean) => ({ requester: { visitorId, verified } });
    await tickets.add(madeTicket('old', { ...of('ada', true), updatedAt: 5 }), [madeEntry('o')], ['word']);
    await tickets.add(madeTicket('new', { ...of('ada', true), updatedAt: 9 }), [madeEntry('n')], ['word']);
    await tickets.add(madeTicket('claimed', of('ada', false)), [madeEntry('c')], ['word']);
    await tickets.add(madeTicket('other', of('bob', true)), [madeEntry('b')], ['word']);
    await tickets.add(madeTicket('elsewhere', { ...of('ada', true), appId: 'other' }), [], ['word']);
    expect((await tickets.ofVisitor('demo', 'ada', 9)).map(({ title }) => title)).toEqual(['new', 'old']);
    expect(await tickets.ofVisitor('demo', 'ada', 1)).toHaveLength(1);
    const all = await tickets.exportVisitor('demo', 'ada');
    expect(all.map(({ ticket, entries }) => [ticket.title, entries[0]?.entryId])).toEqual([
      ['old', idOf('o')],
      ['new', idOf('n')],
      ['claimed', idOf('c')],
    ]);
    const erased = await tickets.eraseVisitor('demo', 'ada');
    expect(erased.toSorted()).toEqual(['old', 'new', 'claimed'].map(idOf).toSorted());
    await uploads.removeOf(erased);
    expect(await tickets.exportVisitor('demo', 'ada')).toEqual([]);
    expect(await tickets.entries(idOf('old'))).toEqual([]);
    expect(await tickets.find(idOf('new'))).toBeUndefined();
    expect((await tickets.list({ words: ['word'] }, 'created', 9)).tickets.map(({ title }) => title)).toEqual([
      'elsewhere',
      'other',
    ]);
    expect((await tickets.takeNews(9, 100, 200)).map(({ entryId }) => entryId)).toEqual([idOf('b')]);
    expect((await tickets.add(madeTicket('next'), [], [])).record.ticket.number).toBeGreaterThan(5);
  });

  test('an entry takes its files along', async () => {
    const { tickets, uploads } = await open();
    const upload = (name: string) => ({
      ...{ uploadId: idOf(name), appId: 'demo', owner: 'v ada', uploadKey: name, secretHash: '', name, bytes: 3 },
      ...{ offset: 0, createdAt: 1, state: 'open' as const, type: '', image: null },
    });
    for (const name of ['a', 'b', 'c']) await uploads.add(upload(name));
    const { ticket } = (
      await tickets.add(madeTicket('t'), [madeEntry('1', { attachments: [madeAttachment('a')] })], [])
    ).record;
    await tickets.change({
      ...{ ticketId: ticket.ticketId, revision: 1, ticket: { ...ticket, revision: 2 } },
      entries: [madeEntry('2', { attachments: [madeAttachment('b')] })],
    });
    expect(await uploads.forget(1)).toBe(0);
    expect(await uploads.forget(2)).toBe(1);
    expect(await uploads.find(idOf('c'))).toBeUndefined();
    await uploads.removeOf([ticket.ticketId]);
    expect([await uploads.find(idOf('a')), await uploads.find(idOf('b'))]).toEqual([undefined, undefined]);
  });
}
