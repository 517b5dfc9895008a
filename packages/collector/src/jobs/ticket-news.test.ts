import type { MailLanguage } from '@handrail/protocol';
import { expect, test } from 'vitest';
import { withTickets } from '../../test/support-stage.ts';
import { createMailOutbox, readMail } from '../services/mail/mail.ts';
import { NO_SETTINGS } from '../services/support/settings.ts';
import type { Happening } from '../services/webhooks/webhooks.ts';
import { systemChance } from '../services/secrets.ts';
import { tellNews } from './ticket-news.ts';

async function setUp(language: MailLanguage = 'en') {
  const stage = await withTickets(NO_SETTINGS);
  const { records, clock } = stage;
  const told: Happening[] = [];
  const mail = createMailOutbox(records.deliveries, { isOn: true, language, clock, chance: systemChance });
  const webhooks = { tell: (happening: Happening) => Promise.resolve(void told.push(happening)) };
  const run = () =>
    tellNews({
      tickets: records.tickets,
      apps: records.apps,
      mail,
      webhooks,
      connectors: { tell: () => Promise.resolve() },
      clock,
    });
  const mails = async () =>
    (await records.deliveries.list({ kind: 'mail', limit: 99 })).map(({ content }) => readMail(content));
  return { ...stage, told, run, mails };
}

test('an answer goes by mail to whoever asked, once; what they write and what members note does not', async () => {
  const { add, reply, core, run, mails, told } = await setUp();
  const id = await add('a', { title: 'It is\nbroken' });
  await reply(id, 'Try again.');
  await core.move(id, () => ({
    ...{ by: { kind: 'member', id: 'ann' }, via: 'dashboard' },
    entries: [{ kind: 'note', blocks: [{ type: 'paragraph', content: [{ text: 'A secret' }] }] }],
  }));
  expect(await run()).toBeGreaterThan(0);
  expect(await run()).toBe(0);
  const [letter, ...more] = await mails();
  expect(more).toEqual([]);
  expect(letter).toMatchObject({ to: 'bob@example.com', automatic: false, thread: { ticketId: id } });
  expect(letter?.subject).toMatch(/^\[#\d+\] It is broken$/);
  expect(letter?.text).toContain('Try again.\n\nAnn');
  expect(letter?.text).not.toContain('A secret');
  expect(told.map(({ event }) => event)).toEqual([
    ...['ticket.created', 'ticket.replied', 'ticket.replied', 'ticket.noted'],
  ]);
});

test.each([
  ['de-AT', 'en', 'Bitte über dieser Zeile antworten', 'Eine Anleitung'],
  ['ja', 'de', 'この行より上に返信を書いてください', 'ガイド'],
  ['sv', 'fr', 'Répondez au-dessus de cette ligne', 'Un guide'],
  [undefined, 'de', 'Bitte über dieser Zeile antworten', 'eine Anleitung'],
] as const)('what we add for a page in %s, on a collector in %s', async (locale, language, line, guide) => {
  const { add, core, run, mails } = await setUp(language);
  const id = await add('a', { context: { ...(locale && { locale }) } });
  await core.move(id, () => ({
    ...{ by: { kind: 'member', id: 'ann', name: 'Ann' }, via: 'dashboard' },
    entries: [{ kind: 'message', blocks: [], guide: { guideId: 'orders', state: 'offered' } }],
  }));
  await run();
  const [letter] = await mails();
  expect(letter?.text).toMatch(new RegExp(`^--- ${line} ---\\n\\n.*${guide}`, 'i'));
});

test('an address that was only typed in gets nothing, nor does whoever sent spam', async () => {
  const { add, reply, run, mails } = await setUp();
  const requester = { visitorId: 'eve', verified: false, email: 'victim@example.com' };
  await reply(await add('a', { requester }));
  await reply(await add('b', { spam: true }));
  await reply(await add('c', { requester: { visitorId: 'bob', verified: true } }));
  await run();
  expect(await mails()).toEqual([]);
});

test('of an app that was made up nobody hears anything', async () => {
  const { records, add, reply, run, mails, told } = await setUp();
  const id = await add('a');
  const appId = (await records.tickets.find(id))?.ticket.appId ?? '';
  await records.apps.put({ appId, appKey: 'hk_made_up_00000000', name: 'Made up', sample: { whole: true } });
  await reply(id);
  expect(await run()).toBeGreaterThan(0);
  expect([await mails(), told]).toEqual([[], []]);
});

test('news that were told and not ticked off are told again, and leave once', async () => {
  const { records, clock, add, reply, run, mails } = await setUp();
  await reply(await add('a'));
  const news = await records.tickets.takeNews(99, clock.time, clock.time + 1);
  expect(await run()).toBe(0);
  clock.time += 1;
  expect(await run()).toBe(news.length);
  expect(await mails()).toHaveLength(1);
});
