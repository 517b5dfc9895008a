import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { page } from 'vitest/browser';
import { NOW, openDashboard, present } from './stage.tsx';
import { id, row, settings, ticket, withTickets } from './tickets.ts';

let open: ReturnType<typeof openDashboard> | undefined;
afterEach(() => {
  open?.close();
  localStorage.clear();
});
beforeEach(() => page.viewport(1_280, 900));

const path = `tickets/${id('a')}`;
const other = row({ ticketId: id('b'), number: 18, title: 'Export as PDF' });
const said = (entryId: string, text: string, kind = 'message') => ({
  ...{ entryId: id(entryId), kind, by: { kind: 'visitor', id: 'u-1', name: 'Noor' }, attachments: [], via: 'panel' },
  ...{ blocks: [{ type: 'paragraph', content: [{ text }] }], at: NOW - 1_000 },
});
const entries = [said('1', 'The total is wrong.'), said('2', 'And how do I export?'), said('3', 'Look', 'note')];
const done = { body: { ticket: ticket({ revision: 4 }) } };

/** An agent at a ticket, in a workspace with another one, number 18. */
function show(over: object = {}, more: object = {}) {
  const stage = openDashboard(
    withTickets([other], {
      [`GET ${path}`]: { body: { ticket: ticket(over), entries, guides: [] } },
      [`GET ${path}/timeline`]: { status: 503, body: { detail: 'Busy.' } },
      [`POST ${path}/presence`]: { body: { ticketId: id('a'), members: [] } },
      ...more,
    }),
    `#/tickets/${id('a')}`,
  );
  open = stage;
  return {
    ...stage,
    sentTo: (call: string) => stage.sent.filter((one) => one.call === call).map(({ body }) => body),
  };
}
const button = (name: string) => page.getByRole('button', { name, exact: true });
const more = async (name: string): Promise<void> => {
  await page.getByText('More', { exact: true }).click();
  await page.getByRole('group', { name: 'With this ticket' }).getByRole('button', { name, exact: true }).click();
};
const dialog = () => page.getByRole('dialog');

describe('what is done with a ticket', () => {
  test('it ends in another one, which is named by its number; one that is not there ends nothing', async () => {
    const { sentTo } = show({}, { [`POST ${path}/merge`]: done });
    await more('Merge');
    await dialog().getByLabelText('Number of the other ticket').fill('17');
    await dialog().getByRole('button', { name: 'Merge' }).click();
    await expect.element(dialog().getByText('Say the number of another ticket.')).toBeVisible();
    await dialog().getByLabelText('Number of the other ticket').fill('99');
    await dialog().getByRole('button', { name: 'Merge' }).click();
    await expect.element(dialog().getByText(/#99/)).toBeVisible();
    expect(sentTo(`POST ${path}/merge`)).toEqual([]);
    await dialog().getByLabelText('Number of the other ticket').fill('#18');
    await dialog().getByRole('button', { name: 'Merge' }).click();
    await expect.poll(() => sentTo(`POST ${path}/merge`)).toEqual([{ into: id('b') }]);
    await expect.poll(() => dialog().elements()).toEqual([]);
  });

  test('a problem is linked to it, and taken off again; what a merger left stays', async () => {
    const links = [
      { kind: 'problem', ticketId: id('b'), number: 18 },
      { kind: 'merged-from', ticketId: id('c'), number: 19 },
    ];
    const { sentTo } = show({ links }, { [`POST ${path}/links`]: done, [`DELETE ${path}/links/${id('b')}`]: done });
    await more('Link');
    await dialog().getByLabelText('Number of the other ticket').fill('18');
    await dialog().getByRole('button', { name: 'Link' }).click();
    await expect.poll(() => sentTo(`POST ${path}/links`)).toEqual([{ kind: 'problem', ticketId: id('b') }]);
    await expect.element(page.getByRole('link', { name: '#19' })).toBeVisible();
    await page.getByRole('button', { name: /#18/ }).click();
    await expect.poll(() => sentTo(`DELETE ${path}/links/${id('b')}`)).toHaveLength(1);
  });

  test('some of its words become a ticket of their own', async () => {
    const { sentTo } = show({}, { [`POST ${path}/split`]: done });
    await more('Split');
    await dialog().getByLabelText('Its title').fill('Export');
    await dialog().getByRole('button', { name: 'Split' }).click();
    await expect.element(dialog().getByText('Choose at least one message.')).toBeVisible();
    await dialog().getByLabelText('And how do I export?').click();
    await dialog().getByRole('button', { name: 'Split' }).click();
    await expect.poll(() => sentTo(`POST ${path}/split`)).toEqual([{ entryIds: [id('2')], title: 'Export' }]);
  });

  test('who may not join tickets or take them apart is not offered it', async () => {
    const rights = { demo: [...present.apps.demo, 'ticket.read', 'ticket.write'] };
    show({}, { 'GET session': { body: { ...present, apps: rights } } });
    await page.getByText('More', { exact: true }).click();
    const acts = page.getByRole('group', { name: 'With this ticket' });
    await expect.element(acts.getByRole('button', { name: 'Link' })).toBeVisible();
    for (const name of ['Merge', 'Split']) expect(acts.getByRole('button', { name }).elements()).toEqual([]);
  });

  test('it is spam, or is not', async () => {
    const { sentTo } = show({}, { [`POST ${path}/spam`]: done });
    await more('Mark as spam');
    await expect.poll(() => sentTo(`POST ${path}/spam`)).toEqual([{ spam: true }]);
  });

  test('what was taken for spam is none', async () => {
    const { sentTo } = show({ spam: true }, { [`POST ${path}/spam`]: done });
    await expect.element(page.getByText('This ticket is marked as spam.', { exact: false })).toBeVisible();
    await more('It is no spam');
    await expect.poll(() => sentTo(`POST ${path}/spam`)).toEqual([{ spam: false }]);
  });

  test('solved in the second level, a guide is begun with what would have helped; what failed is tried again alone', async () => {
    const begins = `POST ${path}/guides`;
    const stage = show({ level: 'l2' }, { [`POST ${path}/solve`]: done, [begins]: { status: 503, body: {} } });
    await button('Solve').click();
    await dialog().getByLabelText('What would have helped?').selectOptions('guide');
    await dialog().getByLabelText('What it should say').fill('Where the unit stands.');
    await dialog().getByRole('button', { name: 'Solve' }).click();
    await expect.poll(() => stage.sentTo(begins)).toHaveLength(1);
    stage.replies[begins] = { status: 201, body: { guideId: 'ticket-17', title: 'The total is wrong' } };
    await dialog().getByRole('button', { name: 'Solve' }).click();
    await expect
      .element(page.getByRole('link', { name: 'Open the draft' }))
      .toHaveAttribute('href', '#/apps/demo/guides/ticket-17');
    expect(stage.sentTo(`POST ${path}/solve`)).toHaveLength(1);
    expect(stage.sentTo(begins)).toEqual([{ note: 'Where the unit stands.' }, { note: 'Where the unit stands.' }]);
  });

  test('its tags are written with commas, each once', async () => {
    const { sentTo } = show({ tags: ['pdf'] }, { [`PATCH ${path}`]: done });
    const facts = page.getByRole('region', { name: 'Ticket', exact: true });
    await facts.getByLabelText('Tags').fill('pdf, export,, export ');
    await facts.getByRole('button', { name: 'Save tags' }).click();
    await expect.poll(() => sentTo(`PATCH ${path}`)).toEqual([{ tags: ['pdf', 'export'] }]);
  });
});

test('who has not given a name is called so, and it is said what nobody has shown', async () => {
  show({ requester: { visitorId: 'u-1', verified: false } });
  const asker = page.getByRole('region', { name: 'Requester' });
  await expect.element(asker.getByText('Name not given')).toBeVisible();
  await expect.element(asker.getByText('Not verified: this is what the person typed')).toBeVisible();
});

test('own views are removed, those of others are shown as such', async () => {
  const views = [
    { viewId: id('d'), name: 'Second line', query: { level: 'l2' }, shared: false, own: true },
    { viewId: id('e'), name: 'Everybody’s', query: { tag: 'pdf' }, shared: true, own: false },
  ];
  const stage = openDashboard(
    withTickets([other], {
      'GET tickets/views': { body: { views } },
      [`DELETE tickets/views/${id('d')}`]: { status: 204 },
    }),
    '#/tickets?level=l2',
  );
  open = stage;
  const list = page.getByRole('navigation', { name: 'Queues' });
  await expect.element(list.getByRole('link', { name: 'Second line' })).toHaveAttribute('aria-current', 'page');
  await expect.element(list.getByText('shared')).toBeVisible();
  expect(list.getByRole('button', { name: /Everybody/ }).elements()).toEqual([]);
  stage.replies['GET tickets/views'] = { body: { views: views.slice(1) } };
  await list.getByRole('button', { name: /Second line/ }).click();
  await expect.poll(() => list.getByRole('link', { name: 'Second line' }).elements()).toEqual([]);
  expect(stage.sent.map(({ call }) => call)).toContain(`DELETE tickets/views/${id('d')}`);
});

test('a mailbox is named, and what is wrong with it stands beside it', async () => {
  const stage = openDashboard(
    withTickets([], { 'GET session': { body: { ...present, rights: ['support.manage'] } } }),
    '#/service',
  );
  open = stage;
  await page.getByRole('button', { name: 'Add: Mailbox' }).click();
  const part = page.getByRole('region', { name: 'Mailboxes' });
  await part.getByLabelText('Mail address').fill('Help@Example.com');
  await part.getByLabelText('Who may open tickets').selectOptions('anyone');
  await part.getByLabelText('Name of your mail server in its checks').fill('mx.example.com');
  const errors = [{ path: '/mailboxes/0/address', message: 'is there twice' }];
  stage.replies['PUT support'] = { status: 422, body: { detail: 'Wrong.', errors } };
  await button('Save').click();
  await expect.element(part.getByText('Mail address is there twice.')).toBeVisible();
  const mailboxes = [{ address: 'help@example.com', appId: 'demo', senders: 'anyone', authserv: 'mx.example.com' }];
  stage.replies['PUT support'] = { body: { revision: 2, settings: { ...settings, mailboxes } } };
  await button('Save').click();
  await expect.element(page.getByText('Saved.', { exact: true })).toBeVisible();
  expect(stage.sent.findLast(({ call }) => call === 'PUT support')?.body).toMatchObject({ mailboxes });
  await part.getByRole('button', { name: 'Remove help@example.com' }).click();
  await button('Save').click();
  await expect
    .poll(() => stage.sent.findLast(({ call }) => call === 'PUT support')?.body)
    .toMatchObject({ mailboxes: [] });
});
