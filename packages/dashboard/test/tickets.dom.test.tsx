import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { NOW, openDashboard } from './stage.tsx';
import { id, row, settings, ticket, withTickets } from './tickets.ts';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => {
  open?.close();
  localStorage.clear();
});

/** Wide enough for all columns. */
beforeEach(() => page.viewport(1_280, 900));

function show(...args: Parameters<typeof openDashboard>): ReturnType<typeof openDashboard> {
  open = openDashboard(...args);
  return open;
}

const two = [
  row({
    title: 'The total is wrong <b>',
    priority: 'urgent',
    clocks: { firstReply: { dueAt: NOW + 1_800_000, state: 'running' } },
  }),
  row({ ticketId: id('b'), number: 18, title: 'Export as PDF', lastBy: 'member', state: 'pending', tags: ['pdf'] }),
];
const path = `tickets/${id('a')}`;
const line = (text: string) => [{ type: 'paragraph', content: [{ text }] }];
const entries = [
  {
    ...{ entryId: id('1'), kind: 'change', by: { kind: 'visitor', id: 'u-1', name: 'Noor Haddad' }, blocks: [] },
    ...{ attachments: [], at: NOW - 3_600_000, via: 'panel' },
    change: { what: 'created', state: 'new', level: 'l1', priority: 'normal' },
  },
  {
    ...{ entryId: id('2'), kind: 'message', by: { kind: 'visitor', id: 'u-1', name: 'Noor Haddad' } },
    ...{ blocks: line('It says 40, I ordered 4.'), attachments: [], at: NOW - 3_600_000, via: 'panel' },
  },
  {
    ...{ entryId: id('3'), kind: 'note', by: { kind: 'member', id: 'mem_bo', name: 'Bo Löwe' } },
    ...{ blocks: line('Looks like a price list.'), attachments: [], at: NOW - 1_800_000, via: 'dashboard' },
  },
];
const guides = [{ guideId: 'tour', title: 'Raise a request', steps: { s2: 'Choose the unit' } }];
const withTicket = (over: object = {}, more: object = {}) =>
  withTickets(two, {
    [`GET ${path}`]: { body: { ticket: ticket(over), entries, guides } },
    [`GET ${path}/timeline`]: { status: 503, body: { detail: 'Busy.' } },
    [`POST ${path}/presence`]: {
      body: { ticketId: id('a'), members: [{ memberId: 'mem_bo', name: 'Bo', what: 'typing' }] },
    },
    ...more,
  });
const HASH = `#/tickets/${id('a')}`;

describe('the inbox', () => {
  test('lists tickets as text, with what presses, and counts of its queues', async () => {
    show(withTickets(two), '#/tickets');
    await expect.element(page.getByRole('link', { name: 'The total is wrong <b>' })).toBeVisible();
    await expect.element(page.getByText('First reply: due 30m')).toBeVisible();
    await expect.element(page.getByRole('link', { name: 'Solved 1000+' })).toBeVisible();
    expect(document.querySelector('.tickets b')).toBeNull();
  });

  test('is walked through, selected and opened by keys, which do nothing while somebody types', async () => {
    show(withTicket(), '#/tickets');
    const first = page.getByRole('link', { name: 'The total is wrong <b>' });
    await expect.element(first).toBeVisible();
    await userEvent.keyboard('jj');
    await expect.element(page.getByRole('link', { name: 'Export as PDF' })).toHaveFocus();
    await userEvent.keyboard('kx');
    await expect.element(first).toHaveFocus();
    await expect.element(page.getByText('1 selected')).toBeVisible();
    await userEvent.keyboard('/');
    await expect.element(page.getByLabelText('Search')).toHaveFocus();
    await userEvent.keyboard('jx?');
    await expect.element(page.getByLabelText('Search')).toHaveValue('jx?');
    expect(page.getByRole('dialog').elements()).toEqual([]);
    await userEvent.keyboard('{Escape}?');
    await expect.element(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    await userEvent.keyboard('j{Escape}');
    await userEvent.keyboard('kn');
    await expect.poll(() => location.hash).toBe(HASH);
    await expect.element(page.getByRole('textbox', { name: 'Your note' })).toHaveFocus();
  });

  test('changes several at once, and names those that could not be changed', async () => {
    const done = [
      { ticketId: id('a'), result: 'changed' },
      { ticketId: id('b'), result: 'refused' },
    ];
    const stage = show(withTickets(two, { 'POST tickets/bulk': { body: { done } } }), '#/tickets');
    await page.getByLabelText('Select all shown').click();
    await page.getByLabelText('Set priority').selectOptions('high');
    await expect.element(page.getByText('1 ticket changed.')).toBeVisible();
    await expect.element(page.getByText('Not changed: #18.')).toBeVisible();
    const sent = stage.sent.find(({ call }) => call === 'POST tickets/bulk')?.body;
    expect(sent).toEqual({ ticketIds: [id('a'), id('b')], change: { priority: 'high' } });
  });

  test('says why nothing is there, and what is missing when only a part came', async () => {
    const stage = show(withTickets([]), '#/tickets?text=vpn');
    await expect.element(page.getByText('No ticket fits. Change the words or the filters.')).toBeVisible();
    stage.close();
    show(withTickets([], { 'GET support': { status: 503, body: { detail: 'Busy.' } } }), '#/tickets');
    await expect.element(page.getByText('Everything is answered. New tickets appear by themselves.')).toBeVisible();
  });

  test('is narrowed by choices that stand in the address and can be saved', async () => {
    const stage = show(withTickets(two, { 'POST tickets/views': { body: {} } }), '#/tickets?queue=all');
    await page.getByText('Filters').click();
    await page.getByLabelText('Level').selectOptions('l2');
    await expect.poll(() => location.hash).toBe('#/tickets?queue=all&level=l2');
    await page.getByText('Save this view').click();
    await page.getByLabelText('Name of the view').fill('Second line');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await expect
      .poll(() => stage.sent.find(({ call }) => call === 'POST tickets/views')?.body)
      .toEqual({ name: 'Second line', query: { queue: 'all', level: 'l2' }, shared: false });
  });
});

describe('a ticket', () => {
  test('tells messages from notes in words, and says who else is there', async () => {
    show(withTicket(), HASH);
    await expect.element(page.getByText('It says 40, I ordered 4.')).toBeVisible();
    await expect.element(page.getByText('Members alone see it')).toBeInTheDocument();
    await expect.element(page.getByText('Created: New, L1, Normal')).toBeVisible();
    await expect.element(page.getByText('Bo is writing.')).toBeVisible();
    await expect.element(page.getByRole('status').filter({ hasText: 'It did not come.' })).toBeVisible();
  });

  test('calls guides and their steps by what they are called, in what went along and in what happened', async () => {
    const event = { name: 'step.missed', at: NOW - 4_000_000, visitorId: 'u-1', sessionId: 's', path: '/', seq: 1 };
    const missed = { ...event, eventId: 'e1', guideId: 'tour', version: 2, stepId: 's2', saidAt: 1, receivedAt: 1 };
    const timeline = { visitorId: 'u-1', from: 0, to: NOW, events: [missed], more: false, tickets: [], guides };
    const context = { guide: { guideId: 'tour', version: 2, stepId: 's2' } };
    show(withTicket({ context }, { [`GET ${path}/timeline`]: { body: timeline } }), HASH);
    await expect.element(page.getByText('Raise a request, version 2, step Choose the unit')).toBeVisible();
    await expect.element(page.getByText('Raise a request › Choose the unit')).toBeVisible();
  });

  test('sends an article that visitors have, and leads to what was begun for it', async () => {
    const article = (articleId: string, title: string, version: number | null) => ({
      ...{ articleId, appIds: ['demo'], title, locales: ['en'], version, revision: 1, updatedAt: 1, updatedBy: null },
      ...{ state: 'published', publishedAt: null, edited: false },
    });
    const articles = [article('art_1', 'Prices that changed', 1), article('art_2', 'Not out yet', null)];
    const begun = { what: 'content', content: 'guide', contentId: 'ticket-17', title: 'Where is it?', state: 'begun' };
    const change = { ...entries[0], entryId: id('4'), change: begun };
    const stage = show(
      withTicket(
        {},
        {
          [`GET ${path}`]: { body: { ticket: ticket(), entries: [...entries, change], guides } },
          'GET apps/demo/articles': { body: { articles } },
          [`POST ${path}/replies`]: { body: { ticket: ticket() } },
        },
      ),
      HASH,
    );
    await expect.element(page.getByText('Began a guide for this ticket:')).toBeVisible();
    await expect
      .element(page.getByRole('link', { name: 'Where is it?' }))
      .toHaveAttribute('href', '#/apps/demo/guides/ticket-17');
    await page.getByRole('button', { name: 'Send an article' }).click();
    expect(page.getByRole('button', { name: 'Send “Not out yet”' }).elements()).toEqual([]);
    await page.getByLabelText('Search articles of this app').fill('changed PRICES');
    await page.getByRole('button', { name: 'Send “Prices that changed”' }).click();
    await expect.element(page.getByText('With the article “Prices that changed”')).toBeVisible();
    await page.getByRole('button', { name: /^Send Ctrl/ }).click();
    await expect
      .poll(() => stage.sent.find(({ call }) => call === `POST ${path}/replies`)?.body)
      .toMatchObject({ articleId: 'art_1', blocks: [] });
  });

  test('shows a change that came too late, and sets it nevertheless on what is there now', async () => {
    const stage = show(
      withTicket({}, { [`PATCH ${path}`]: { status: 412, body: { detail: 'Changed meanwhile.' } } }),
      HASH,
    );
    const facts = page.getByRole('region', { name: 'Ticket', exact: true });
    await facts.getByLabelText('Priority').selectOptions('urgent');
    await expect.element(page.getByText(/You wanted: Priority: Urgent/)).toBeVisible();
    stage.replies[`PATCH ${path}`] = { body: { ticket: ticket({ revision: 5 }) } };
    await page.getByRole('button', { name: 'Set it nevertheless' }).click();
    await expect.poll(() => page.getByText(/You wanted/).elements()).toEqual([]);
    expect(stage.sent.filter(({ call }) => call === `PATCH ${path}`).map(({ body }) => body)).toEqual([
      { priority: 'urgent' },
      { priority: 'urgent' },
    ]);
  });

  test('keeps what was written over a reload, and sends it once under one key', async () => {
    const replies = withTicket({}, { [`POST ${path}/replies`]: 'no answer' });
    const stage = show(replies, HASH);
    await page.getByRole('textbox', { name: 'Your reply' }).click();
    await userEvent.keyboard('Thank you');
    await page.getByRole('button', { name: /^Send Ctrl/ }).click();
    await expect.element(page.getByRole('alert').filter({ hasText: 'Check that it runs' })).toBeVisible();
    const first = stage.sent.find(({ call }) => call === `POST ${path}/replies`)?.body;
    stage.close();
    const again = show({ ...replies, [`POST ${path}/replies`]: { body: { ticket: ticket() } } }, HASH);
    await expect.element(page.getByText('Thank you')).toBeVisible();
    await page.getByRole('button', { name: /^Send Ctrl/ }).click();
    await expect.element(page.getByText('Sent.')).toBeVisible();
    expect(again.sent.find(({ call }) => call === `POST ${path}/replies`)?.body).toEqual(first);
    expect(localStorage.length).toBe(0);
  });

  test('puts a canned reply in with what is known, and calls a member in a note', async () => {
    const stage = show(withTicket({}, { [`POST ${path}/replies`]: { body: { ticket: ticket() } } }), HASH);
    await page.getByLabelText('Canned reply').selectOptions(settings.cannedReplies[0]?.name ?? '');
    await expect.element(page.getByText('Hello Noor Haddad, this is Ada.')).toBeVisible();
    await page.getByRole('radio', { name: 'Internal note' }).click();
    await page.getByRole('textbox', { name: 'Your note' }).click();
    await userEvent.keyboard('{Control>}a{/Control}{Delete}Ask @lo{Enter}please');
    await page.getByRole('button', { name: /^Add the note/ }).click();
    await expect
      .poll(() => stage.sent.find(({ call }) => call === `POST ${path}/replies`)?.body)
      .toMatchObject({ note: true, mentions: ['mem_bo'], blocks: line('Ask @Bo Löwe please') });
  });
});
