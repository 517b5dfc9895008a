import { randomUUID } from 'node:crypto';
import type { Inbox, TicketAnswer } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { problemOf } from '../../test/collector-app.ts';
import { saying, withTickets } from '../../test/tickets.ts';

/** What a route answers, in the form that its schema says. */
const read = async <T>(answer: Response): Promise<T> => (await answer.json()) as T;

test('a ticket goes from its page to an agent, up to the second level, and back as an answer', async () => {
  const { page, member, clock } = await withTickets();
  const ada = page('ada');
  const { ticketId, number } = await ada.ask({
    text: 'I press Send.\nNothing.\n\nTwice.',
    context: { locale: 'de', battery: 1 },
  });
  const l1 = await member('Lea', ['agent-l1']);
  const l2 = await member('Luz', ['agent-l2']);
  const inbox = await read<Inbox>(await l1.ask('GET', '/api/tickets'));
  expect(inbox.tickets.map((one) => [one.ticketId, one.number, one.state])).toEqual([[ticketId, number, 'new']]);
  expect(inbox.counts).toMatchObject({ inbox: 1, unassigned: 1, mine: 0, all: 1, spam: 0 });
  const path = `/api/tickets/${ticketId}`;
  const opened = await read<TicketAnswer>(await l1.ask('GET', path));
  expect(opened.ticket.context).toEqual({ locale: 'de' });
  expect(opened.entries.map(({ kind, change }) => change?.what ?? kind)).toEqual(['created', 'message']);
  expect(opened.entries[1]?.blocks).toEqual(
    ['I press Send.\nNothing.', 'Twice.'].map((text) => ({ type: 'paragraph', content: [{ text }] })),
  );
  clock.time += 1_000;
  expect(
    (await l1.ask('POST', `${path}/replies`, { ...saying('A fault?'), note: true, mentions: [l2.memberId, 'none'] }))
      .status,
  ).toBe(200);
  const escalated = await l1.ask('POST', `${path}/escalations`, {
    to: 'l2',
    reason: 'log needed',
    summary: 'Send fails.',
  });
  expect(escalated.status).toBe(200);
  const mine = { assigneeId: l2.memberId, priority: 'high', tags: ['send'] };
  expect((await l2.ask('PATCH', path, mine, { 'if-match': '"1"' })).status).toBe(412);
  expect((await l2.ask('PATCH', path, mine, { 'if-match': escalated.headers.get('etag') ?? '' })).status).toBe(200);
  expect((await l2.ask('POST', `${path}/replies`, saying('Press it once.'))).status).toBe(200);
  const seen = (await ada.mine({ [ticketId]: ada.secret }))[0];
  expect(seen).toMatchObject({ state: 'open', unread: 1 });
  expect(JSON.stringify(seen)).not.toMatch(/A fault|mem_|log needed/);
  await ada.post(`/v1/tickets/${ticketId}/seen`, { revision: seen?.['revision'] });
  expect((await ada.mine({ [ticketId]: ada.secret }))[0]).toMatchObject({ unread: 0 });
  const solved = await l2.ask('POST', `${path}/solve`, { l1Could: true, whatHelps: { kind: 'article', note: 'once' } });
  expect((await read<{ ticket: unknown }>(solved)).ticket).toMatchObject({ state: 'solved', solvedAt: clock.time });
  expect((await ada.post(`/v1/tickets/${ticketId}/rating`, { score: 5, word: 'Thanks' })).status).toBe(200);
  const after = await read<TicketAnswer>(await l2.ask('GET', path));
  expect(after.entries.map(({ kind, change }) => change?.what ?? kind)).toEqual([
    'created',
    'message',
    'note',
    'level',
    'priority',
    'assignee',
    'tags',
    'message',
    'state',
    'lesson',
    'state',
    'rating',
  ]);
  expect(after.entries[2]?.mentions).toEqual([l2.memberId]);
  expect(after.ticket).toMatchObject({
    level: 'l2',
    priority: 'high',
    rating: { score: 5, word: 'Thanks' },
    lastBy: 'member',
  });
});

test('a reply of the visitor opens a solved ticket again, the same reply counts once, and a closed one takes none', async () => {
  const { page, member } = await withTickets();
  const ada = page('ada');
  const { ticketId } = await ada.ask();
  const agent = await member('Lea', ['agent-l1']);
  const set = (state: string) => agent.ask('PATCH', `/api/tickets/${ticketId}`, { state });
  await set('solved');
  const reply = { entryKey: randomUUID(), text: 'It is back.' };
  const first = await ada.post(`/v1/tickets/${ticketId}/replies`, reply);
  const again = await ada.post(`/v1/tickets/${ticketId}/replies`, reply);
  expect(await first.json()).toMatchObject({ state: 'open' });
  expect(await again.json()).toEqual(await (await ada.post(`/v1/tickets/${ticketId}/replies`, reply)).json());
  const { entries } = await read<TicketAnswer>(await agent.ask('GET', `/api/tickets/${ticketId}`));
  expect(entries.filter(({ kind }) => kind === 'message')).toHaveLength(2);
  await set('closed');
  for (const [path, body] of [
    ['replies', { entryKey: randomUUID(), text: 'Again.' }],
    ['reopen', {}],
  ] as const) {
    expect((await problemOf(await ada.post(`/v1/tickets/${ticketId}/${path}`, body))).code).toBe('ticket-closed');
  }
});

test('a sent guide tells how far it got, and never goes back', async () => {
  const { page, member, app } = await withTickets();
  const ada = page('ada');
  const { ticketId } = await ada.ask();
  const agent = await member('Lea', ['agent-l1', 'author', 'reviewer']);
  const guide = {
    kind: 'walkthrough',
    guideId: 'g',
    title: 'G',
    trigger: { on: 'call' },
    steps: [{ type: 'dialog', stepId: 'a', title: 'A', blocks: [] }],
  };
  const path = `/api/tickets/${ticketId}`;
  const send = () => agent.ask('POST', `${path}/replies`, { ...saying('See:'), guideId: 'g' });
  await app.services.guides.save('demo', guide);
  expect((await problemOf(await send())).code).toBe('unknown-guide');
  await app.services.apps.put('demo', { name: 'Demo', review: { ownWork: true } });
  expect((await agent.ask('POST', '/api/apps/demo/guides/g/publish')).status).toBe(200);
  const { entryId } = await read<{ entryId: string }>(await send());
  const tell = async (state: string, stepId = 'a') =>
    (await ada.post(`/v1/tickets/${ticketId}/guide`, { entryId, state, stepId })).status;
  expect([await tell('started'), await tell('completed'), await tell('started')]).toEqual([204, 204, 204]);
  const { entries } = await read<TicketAnswer>(await agent.ask('GET', path));
  expect(entries.find((one) => one.entryId === entryId)?.guide).toMatchObject({ state: 'completed', stepId: 'a' });
});

test('guides and steps that stand in a ticket have names, those of the version that was shown', async () => {
  const { page, member, app } = await withTickets();
  const steps = (...titles: string[]) =>
    titles.map((title) => ({ type: 'dialog', stepId: title.toLowerCase(), title, blocks: [] }));
  const { guides, apps } = app.services;
  await apps.put('demo', { name: 'Demo', review: { ownWork: true } });
  const agent = await member('Lea', ['agent-l1', 'author', 'reviewer']);
  for (const titles of [['Open', 'Send'], ['Look']]) {
    const guide = { kind: 'walkthrough', guideId: 'g', title: titles.join(), trigger: { on: 'call' } };
    await guides.save('demo', { ...guide, steps: steps(...titles) });
    expect((await agent.ask('POST', '/api/apps/demo/guides/g/publish')).status).toBe(200);
  }
  const missed = [{ guideId: 'gone', stepId: 'x', at: 1 }];
  const { ticketId } = await page('ada').ask({
    context: { guide: { guideId: 'g', version: 1, stepId: 'send' }, missed },
  });
  const { guides: named } = await read<TicketAnswer>(await agent.ask('GET', `/api/tickets/${ticketId}`));
  expect(named).toEqual([{ guideId: 'g', title: 'Look', steps: { open: 'Open', send: 'Send', look: 'Look' } }]);
  const timeline = await read<{ guides: unknown }>(await agent.ask('GET', `/api/tickets/${ticketId}/timeline`));
  expect(timeline.guides).toEqual([]);
});

test('an article is sent once visitors have it, to the visitor and not in notes', async () => {
  const { page, member, app } = await withTickets();
  const ada = page('ada');
  const { ticketId } = await ada.ask();
  const agent = await member('Lea', ['agent-l2', 'reviewer']);
  const variants = { en: { title: 'Send', blocks: [] } };
  await app.services.apps.put('demo', { name: 'Demo', review: { ownWork: true } });
  const made = await agent.ask('POST', '/api/apps/demo/articles', { appIds: ['demo'], locale: 'en', variants });
  const { articleId } = (await read<{ article: { articleId: string } }>(made)).article;
  const send = (more: object = {}) =>
    agent.ask('POST', `/api/tickets/${ticketId}/replies`, { ...saying('See:'), blocks: [], articleId, ...more });
  expect((await problemOf(await send())).code).toBe('unknown-article');
  expect((await agent.ask('POST', `/api/apps/demo/articles/${articleId}/publish`)).status).toBe(200);
  expect((await problemOf(await send({ note: true }))).code).toBe('unknown-article');
  expect((await send()).status).toBe(200);
  const [seen] = await ada.mine({ [ticketId]: ada.secret });
  expect(seen?.['entries']).toMatchObject([{}, { article: { articleId } }, { state: 'open' }]);
});

test('a guide is begun with what would have helped; its ticket says so, and once visitors have it', async () => {
  const { page, member, app } = await withTickets();
  const { ticketId, number } = await page('ada').ask({ title: 'Where is Send?' });
  const path = `/api/tickets/${ticketId}`;
  const [lea, luz, ann] = [
    await member('Lea', ['agent-l1']),
    await member('Luz', ['agent-l2']),
    await member('Ann', ['author', 'reviewer']),
  ];
  const begin = (by: typeof lea) => by.ask('POST', `${path}/guides`, { note: 'Where Send stands.' });
  expect((await begin(lea)).status).toBe(403);
  const { guideId } = await read<{ guideId: string }>(await begin(luz));
  expect([guideId, await read(await begin(luz))]).toMatchObject([
    `ticket-${number}`,
    { guideId: `ticket-${number}-2` },
  ]);
  const begun = await read(await ann.ask('GET', `/api/apps/demo/guides/${guideId}`));
  const paragraph = { type: 'paragraph', content: [{ text: 'Where Send stands.' }] };
  expect(begun).toMatchObject({
    ...{ state: 'draft', fromTicketId: ticketId },
    guide: { title: 'Where is Send?', steps: [{ type: 'dialog', blocks: [paragraph] }] },
  });
  await app.services.apps.put('demo', { name: 'Demo', review: { ownWork: true } });
  for (const environment of ['staging', 'production', 'production'])
    await ann.ask('POST', `/api/apps/demo/guides/${guideId}/releases`, { environment });
  const { entries } = await read<TicketAnswer>(await luz.ask('GET', path));
  const told = entries.flatMap(({ by, change }) =>
    change?.what === 'content' && change.contentId === guideId ? [[by.name, change.state]] : [],
  );
  expect(told).toEqual([
    ['Luz', 'begun'],
    [undefined, 'published'],
  ]);
});

test('merging ends one ticket in another; what another visitor asked is a note there', async () => {
  const { page, member } = await withTickets();
  const [ada, eve] = [page('ada'), page('eve')];
  const [one, two, other] = [await ada.ask(), await ada.ask({ title: 'Again' }), await eve.ask({ text: 'My secret.' })];
  const agent = await member('Luz', ['agent-l2']);
  const merge = (from: string) => agent.ask('POST', `/api/tickets/${from}/merge`, { into: one.ticketId });
  expect((await merge(two.ticketId)).status).toBe(200);
  expect((await merge(other.ticketId)).status).toBe(200);
  expect((await problemOf(await merge(one.ticketId))).code).toBe('same-ticket');
  const seen = JSON.stringify(await ada.mine({ [one.ticketId]: ada.secret }));
  expect(seen.match(/I press Send/g)).toHaveLength(2);
  expect(seen).not.toContain('My secret');
  const { ticket, entries } = await read<TicketAnswer>(await agent.ask('GET', `/api/tickets/${one.ticketId}`));
  expect(ticket.links.map(({ kind, ticketId }) => [kind, ticketId])).toEqual([
    ['merged-from', two.ticketId],
    ['merged-from', other.ticketId],
  ]);
  expect(entries.at(-1)).toMatchObject({ kind: 'note', by: { kind: 'visitor', id: 'eve' } });
  const ended = await read<TicketAnswer>(await agent.ask('GET', `/api/tickets/${two.ticketId}`));
  expect(ended.ticket).toMatchObject({ state: 'closed', links: [{ kind: 'merged-into', number: one.number }] });
});

test('links stand on both sides and end on both; entries are split off into a ticket of their own', async () => {
  const { page, member } = await withTickets();
  const ada = page('ada');
  const [one, two] = [await ada.ask(), await ada.ask({ title: 'The fault behind it' })];
  const agent = await member('Luz', ['agent-l2']);
  const links = async (ticketId: string) =>
    (await read<TicketAnswer>(await agent.ask('GET', `/api/tickets/${ticketId}`))).ticket.links.map(({ kind }) => kind);
  await agent.ask('POST', `/api/tickets/${one.ticketId}/links`, { kind: 'problem', ticketId: two.ticketId });
  expect([await links(one.ticketId), await links(two.ticketId)]).toEqual([['problem'], ['incident']]);
  await agent.ask('DELETE', `/api/tickets/${one.ticketId}/links/${two.ticketId}`);
  expect([await links(one.ticketId), await links(two.ticketId)]).toEqual([[], []]);
  const { entries } = await read<TicketAnswer>(await agent.ask('GET', `/api/tickets/${one.ticketId}`));
  const entryIds = entries.filter(({ kind }) => kind === 'message').map(({ entryId }) => entryId);
  const split = await agent.ask('POST', `/api/tickets/${one.ticketId}/split`, { entryIds, title: 'Another thing' });
  const { ticket } = await read<TicketAnswer>(split);
  expect(ticket).toMatchObject({ title: 'Another thing', links: [{ kind: 'split-from', ticketId: one.ticketId }] });
  const made = await read<TicketAnswer>(await agent.ask('GET', `/api/tickets/${ticket.ticketId}`));
  expect(made.entries.map(({ kind, change }) => change?.what ?? kind)).toEqual(['created', 'message', 'link']);
});

test('many are changed at once, spam is in no queue but its own, and views are kept', async () => {
  const { page, member } = await withTickets();
  const ada = page('ada');
  const [one, two] = [await ada.ask(), await ada.ask({ title: 'Cheap watches' })];
  const agent = await member('Lea', ['agent-l1']);
  const bulk = async (ids: string[], change: object) =>
    read(await agent.ask('POST', '/api/tickets/bulk', { ticketIds: ids, change }));
  const none = '0'.repeat(32);
  expect(await bulk([one.ticketId, none], { addTags: ['x'], priority: 'urgent' })).toEqual({
    done: [
      { ticketId: one.ticketId, result: 'changed' },
      { ticketId: none, result: 'not-found' },
    ],
  });
  expect(await bulk([one.ticketId], { addTags: ['x'] })).toEqual({
    done: [{ ticketId: one.ticketId, result: 'same' }],
  });
  await bulk([two.ticketId], { spam: true });
  const find = async (query: string) =>
    (await read<Inbox>(await agent.ask('GET', `/api/tickets?${query}`))).tickets.map(({ number }) => number);
  expect(await find('tag=x&priority=urgent')).toEqual([one.number]);
  expect(await find('queue=all')).toEqual([one.number]);
  expect(await find('queue=spam&text=watch')).toEqual([two.number]);
  expect(await find(`queue=all&text=${one.number}`)).toEqual([one.number]);
  expect((await problemOf(await agent.ask('GET', '/api/tickets?state=lost'))).code).toBe('invalid-query');
  const view = { name: 'Urgent', query: { queue: 'inbox', priority: 'urgent' } };
  const theirs = { ...view, name: 'Ours', shared: true };
  const [abe, luz] = [await member('Abe', ['analyst']), await member('Luz', ['agent-l2'])];
  await luz.ask('POST', '/api/tickets/views', theirs);
  expect(await read(await abe.ask('GET', '/api/tickets/views'))).toEqual({ views: [] });
  const saved = await read<{ viewId: string }>(await agent.ask('POST', '/api/tickets/views', view));
  expect(await read(await agent.ask('GET', '/api/tickets/views'))).toEqual({
    views: [
      expect.objectContaining({ ...theirs, own: false }),
      { ...view, viewId: saved.viewId, shared: false, own: true },
    ],
  });
  expect((await agent.ask('DELETE', `/api/tickets/views/${saved.viewId}`)).status).toBe(204);
});

test('whoever asks too often is told when to come back, and what was sent again costs nothing', async () => {
  const { page, clock } = await withTickets();
  const ada = page('ada');
  const drafts = Array.from({ length: 5 }, () => ada.draft());
  for (const draft of drafts) expect((await ada.post('/v1/tickets', draft)).status).toBe(201);
  const one = ada.draft();
  const refused = await ada.post('/v1/tickets', one);
  expect(refused.status).toBe(429);
  const wait = Number(refused.headers.get('retry-after'));
  expect((await problemOf(refused)).detail).toContain(`${wait} s`);
  for (const draft of drafts) expect((await ada.post('/v1/tickets', draft)).status).toBe(200);
  clock.time += wait * 1_000;
  expect((await ada.post('/v1/tickets', one)).status).toBe(201);
});

test('who is at a ticket is told to who asks, and forgotten', async () => {
  const { page, member, clock } = await withTickets();
  const { ticketId } = await page('ada').ask();
  const [lea, luz] = [await member('Lea', ['agent-l1']), await member('Luz', ['agent-l2'])];
  const say = async (who: typeof lea, what: string) =>
    read(await who.ask('POST', `/api/tickets/${ticketId}/presence`, { what }));
  expect(await say(lea, 'typing')).toEqual({ ticketId, members: [] });
  expect(await say(luz, 'looking')).toEqual({
    ticketId,
    members: [{ memberId: lea.memberId, name: 'Lea', what: 'typing' }],
  });
  clock.time += 45_000;
  expect(await say(luz, 'looking')).toEqual({ ticketId, members: [] });
});
