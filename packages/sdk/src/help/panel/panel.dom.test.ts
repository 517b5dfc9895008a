import type { VisitorEntry } from '@handrail/protocol';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { aTicket, createFakeCollector, openHelp, type FakeCollector } from '../../../test/help-stage.ts';

let collector: FakeCollector;
let appKey: string;
let open: ReturnType<typeof openHelp>[] = [];

beforeEach(() => {
  collector = createFakeCollector();
  appKey = `key-${crypto.randomUUID()}`;
  return page.viewport(900, 900);
});
afterEach(() => {
  for (const one of open) one.stop();
  open = [];
  localStorage.clear();
  sessionStorage.clear();
});

/** A page with help in it, opened. */
function openPanel(): ReturnType<typeof openHelp> {
  const help = openHelp({ collector, appKey });
  open.push(help);
  help.desk.open();
  return help;
}
const button = (name: string | RegExp) => page.getByRole('button', { name, exact: typeof name === 'string' });
const text = () => page.getByLabelText('What happened?');
const asks = () => collector.of(/^v1\/tickets$/);

async function write(said: string): Promise<void> {
  await button('Ask us').click();
  await text().fill(said);
}

/** Files as they come with a drop or from the clipboard. */
function carrying(...files: File[]): DataTransfer {
  const data = new DataTransfer();
  for (const file of files) data.items.add(file);
  return data;
}
const drop = (on: Element, data: DataTransfer): DragEvent => {
  const event = new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true, composed: true });
  on.dispatchEvent(event);
  return event;
};
const a = (name: string, size = 1): File => new File([new Uint8Array(size)], name);

test('what is dropped on the form or pasted into it goes along; what misses it is not opened in the place of the page', async () => {
  openPanel();
  await write('Look at these');
  expect(drop(text().element(), carrying(a('log.txt'), a('empty.txt', 0))).defaultPrevented).toBe(true);
  text()
    .element()
    .dispatchEvent(
      new ClipboardEvent('paste', { clipboardData: carrying(a('shot.png')), bubbles: true, cancelable: true }),
    );
  await expect.element(page.getByText('log.txt')).toBeVisible();
  await expect.element(page.getByText('shot.png')).toBeVisible();
  expect(page.getByText('empty.txt').elements()).toEqual([]);
  expect(drop(page.getByRole('heading', { name: 'Ask us' }).element(), carrying(a('lost.txt'))).defaultPrevented).toBe(
    true,
  );
  await button('Remove log.txt').click();
  await button('Send').click();
  await expect.element(page.getByText('Your request has the number 1.', { exact: false })).toBeVisible();
  expect(collector.of(/^v1\/uploads$/).map(({ name }) => name)).toEqual(['shot.png']);
  expect(asks()).toMatchObject([{ text: 'Look at these', uploadIds: ['u0'] }]);
});

test('what is too large or too much is left out by name', async () => {
  openPanel();
  await write('Many');
  drop(text().element(), carrying(a('film.mov', 26_214_401), a('note.txt')));
  await expect.element(page.getByText('“film.mov” is larger than 25 MB and was left out.')).toBeVisible();
  await expect.element(page.getByText('note.txt')).toBeVisible();
  drop(text().element(), carrying(...Array.from({ length: 10 }, (_, index) => a(`${index}.txt`))));
  await expect.element(page.getByText('No more than 10 files can go along.')).toBeVisible();
  expect(page.getByRole('button', { name: /^Remove / }).elements()).toHaveLength(10);
});

test('a draft outlasts its page with what it holds; nobody else gets it, and thrown away it is gone', async () => {
  const first = openPanel();
  await write('Half a sentence');
  drop(text().element(), carrying(a('log.txt')));
  await expect.element(page.getByText('Your draft is kept on this device.')).toBeVisible();
  first.stop();
  const other = openPanel();
  other.visitor.identify({ visitorId: 'ada' });
  await button('Ask us').click();
  await expect.element(text()).toHaveValue('');
  other.stop();
  const again = openPanel();
  await button('Ask us').click();
  await expect.element(text()).toHaveValue('Half a sentence');
  await expect.element(page.getByText('log.txt')).toBeVisible();
  await button('Discard draft').click();
  await expect.element(text()).toHaveValue('');
  again.stop();
  openPanel();
  await button('Ask us').click();
  await expect.element(text()).toHaveValue('');
});

test('signed out in the middle: it is kept, said so, and goes once when the page says who it is', async () => {
  const help = openPanel();
  help.visitor.identify({ visitorId: 'ada' });
  await write('My session is over');
  collector.mode = 'signed-out';
  await button('Send').click();
  await expect
    .element(page.getByText('Please sign in again; then it is sent by itself.', { exact: false }))
    .toBeVisible();
  await button('My requests').click();
  await expect.element(page.getByText('Waits to be sent')).toBeVisible();
  collector.mode = 'up';
  help.visitor.identify({ visitorId: 'ada', token: 'signed' });
  const before = asks().length;
  dispatchEvent(new Event('online'));
  await expect.poll(() => help.happened.filter(({ name }) => name === 'ticket.created')).toHaveLength(1);
  dispatchEvent(new Event('online'));
  await expect.poll(() => page.getByText('Waits to be sent').elements()).toEqual([]);
  expect(asks().length).toBe(before + 1);
  expect(new Set(asks().map(({ ticketKey }) => ticketKey)).size).toBe(1);
});

test('where very many ask it says so kindly, keeps it, and asks no more than it may', async () => {
  const help = openPanel();
  await write('Me too');
  collector.mode = 'busy';
  await button('Send').click();
  await expect.element(page.getByText('Very many people are asking just now.', { exact: false })).toBeVisible();
  help.stop();
  // Another page waits as long as the collector has asked for.
  const later = openPanel();
  await button('My requests').click();
  await expect.element(page.getByText('Waits to be sent')).toBeVisible();
  await page.getByText('Waits to be sent').click();
  await expect.element(page.getByText('Waits to be sent')).toBeVisible();
  expect(asks()).toHaveLength(1);
  collector.mode = 'up';
  dispatchEvent(new Event('online'));
  await expect.poll(() => later.happened.filter(({ name }) => name === 'ticket.created')).toHaveLength(1);
  expect(asks()).toHaveLength(2);
});

test('of two tabs one sends what both know of', async () => {
  const help = openPanel();
  await write('From here');
  collector.mode = 'offline';
  await button('Send').click();
  await expect.element(page.getByText('There is no connection just now.', { exact: false })).toBeVisible();
  const other = openHelp({ collector, appKey });
  open.push(other);
  collector.mode = 'up';
  const before = asks().length;
  dispatchEvent(new Event('online'));
  const created = () =>
    [help, other].flatMap(({ happened }) => happened).filter(({ name }) => name === 'ticket.created');
  await expect.poll(created).toHaveLength(1);
  dispatchEvent(new Event('online'));
  await expect.element(page.getByText('Your request has the number 1.', { exact: false })).toBeVisible();
  expect(asks().length).toBe(before + 1);
});

/** A page of somebody who has asked before. */
async function openTicket(): Promise<void> {
  const help = openPanel();
  help.visitor.identify({ visitorId: 'ada', token: 'signed' });
  await button(/^My requests/).click();
  await button(/The total is wrong/).click();
}

test('a solved request is rated, with a word, and taken up again', async () => {
  collector.tickets = [aTicket({ state: 'solved' })];
  await openTicket();
  await page.getByRole('radio', { name: '4 of 5' }).click();
  await expect.poll(() => collector.of(/\/rating$/)).toMatchObject([{ score: 4 }]);
  await page.getByLabelText('A word about it').fill('Quick');
  await button('Send').click();
  await expect.poll(() => collector.of(/\/rating$/).at(-1)).toMatchObject({ score: 4, word: 'Quick' });
  collector.mode = 'offline';
  await button('It is not solved').click();
  await expect.element(page.getByText('That did not arrive. Please try again.')).toBeVisible();
  collector.mode = 'up';
  await button('It is not solved').click();
  await expect.poll(() => page.getByText('That did not arrive.', { exact: false }).elements()).toEqual([]);
  expect(collector.of(/t1\/reopen$/)).toHaveLength(2);
});

test('a closed request takes no words any more; an answer that is looked at is told as seen', async () => {
  collector.tickets = [aTicket({ state: 'closed', unread: 1, revision: 7 })];
  await openTicket();
  await expect.element(page.getByText('This request is closed.', { exact: false })).toBeVisible();
  expect(page.getByLabelText('Your reply').elements()).toEqual([]);
  await expect.poll(() => collector.of(/t1\/seen$/)).toMatchObject([{ revision: 7 }]);
});

test('a reply goes with its files; one that is refused is there again with all of it', async () => {
  collector.tickets = [aTicket()];
  await openTicket();
  const reply = page.getByLabelText('Your reply');
  await reply.fill('Here is the list');
  drop(reply.element(), carrying(a('list.csv')));
  collector.mode = 'refuses';
  await button('Reply').click();
  await expect
    .element(page.getByText('It could not be taken like this (invalid-ticket).', { exact: false }))
    .toBeVisible();
  await expect.element(reply).toHaveValue('Here is the list');
  await expect.element(page.getByText('list.csv')).toBeVisible();
  collector.mode = 'up';
  await button('Reply').click();
  await expect
    .poll(() => collector.of(/t1\/replies$/))
    .toMatchObject([{ text: 'Here is the list', uploadIds: ['u0'] }]);
  await expect.element(reply).toHaveValue('');
  expect(page.getByText('list.csv').elements()).toEqual([]);
});

test('an article that an agent sent is read from the answer; one that is not there leads nowhere', async () => {
  collector.articles = [{ articleId: 'cost', version: 1, locale: 'en', title: 'Find your cost centre' }];
  const sent = (entryId: string, articleId: string, text: string): VisitorEntry => ({
    ...{ entryId, by: { kind: 'member', name: 'Lea' }, attachments: [], at: 2, article: { articleId } },
    blocks: [{ type: 'paragraph', content: [{ text }] }],
  });
  collector.tickets = [aTicket({ entries: [sent('e2', 'cost', 'Read this'), sent('e3', 'gone', 'And that')] })];
  await openTicket();
  await expect.element(page.getByText('And that')).toBeVisible();
  await button('Find your cost centre').click();
  await expect.element(page.getByText('Find your cost centre, in full.')).toBeVisible();
});

test('without a connection what came before is searched, also as it is typed wrong, and read', async () => {
  const article = (articleId: string, title: string) => ({ articleId, version: 1, locale: 'en', title });
  collector.articles = [article('cost', 'Find your cost centre'), article('trip', 'Book a journey')];
  const first = openPanel();
  await button(/cost centre/).click();
  await expect.element(page.getByText('Find your cost centre, in full.')).toBeVisible();
  first.stop();
  collector.mode = 'offline';
  openPanel();
  await expect.element(page.getByText('There is no connection.', { exact: false })).toBeVisible();
  await page.getByRole('searchbox').fill('cots centr');
  await expect.element(page.getByText('1 result')).toBeVisible();
  await userEvent.keyboard('{Tab}{Enter}');
  await expect.element(page.getByText('Find your cost centre, in full.')).toBeVisible();
  await button('Back').click();
  await page.getByRole('searchbox').fill('journey');
  await button(/Book a journey/).click();
  // It was never read with a connection.
  await expect.element(page.getByText('This could not be loaded.')).toBeVisible();
  collector.mode = 'up';
  await button('Try again').click();
  await expect.element(page.getByText('Book a journey, in full.')).toBeVisible();
});
