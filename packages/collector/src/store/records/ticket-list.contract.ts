import { beforeEach, describe, expect, test } from 'vitest';
import type { TicketSort } from '@handrail/protocol';
import { madeTicket } from './made-tickets.contract.ts';
import type { RecordStore } from './record-store.ts';
import type { TicketCursor, TicketQuery } from './ticket-records.ts';
import { wordsIn } from './ticket-words.ts';

type Open = () => RecordStore | Promise<RecordStore>;

const person = (memberId: string) => ({ memberId, name: memberId });
const running = (dueAt: number) => ({ resolution: { state: 'running' as const, dueAt } });
const MADE = [
  madeTicket('a', { updatedAt: 50, createdAt: 1, priority: 'urgent', state: 'new', clocks: running(300) }),
  madeTicket('b', { updatedAt: 40, createdAt: 2, state: 'open', assignee: person('ada'), teamId: 't', tags: ['x'] }),
  madeTicket('c', {
    updatedAt: 40,
    createdAt: 2,
    state: 'open',
    assignee: person('bob'),
    tags: ['x', 'y'],
    level: 'l2',
  }),
  madeTicket('d', { updatedAt: 60, createdAt: 4, state: 'solved', priority: 'low', clocks: running(100) }),
  madeTicket('e', { updatedAt: 10, createdAt: 5, appId: 'other', categoryId: 'c1', clocks: running(200) }),
  madeTicket('f', { updatedAt: 70, createdAt: 6, spam: true, requester: { visitorId: 'eve', verified: false } }),
];

/** What every engine must answer about many tickets. */
export function ticketListContract(open: Open): void {
  describe('lists of tickets', () => {
    let store: RecordStore;
    beforeEach(async () => {
      store = await open();
      for (const record of MADE) {
        const text = `${record.ticket.title === 'c' ? 'The Überweisung failed twice' : 'It failed'} 日本語`;
        await store.tickets.add(record, [], wordsIn(record.ticket.title, text));
      }
    });
    const titles = async (query: TicketQuery, sort: TicketSort = 'created'): Promise<string> =>
      (await store.tickets.list(query, sort, 99)).tickets.map(({ title }) => title).join('');

    test.each<[string, TicketQuery, string]>([
      ['all', {}, 'fedcba'],
      ['apps', { appIds: ['other'] }, 'e'],
      ['no app', { appIds: [] }, ''],
      ['states', { states: ['open', 'solved'] }, 'dcb'],
      ['levels', { levels: ['l2', 'l3'] }, 'c'],
      ['priorities', { priorities: ['urgent', 'low'] }, 'da'],
      ['a team', { teamIds: ['t'] }, 'b'],
      ['no team', { teamIds: [null] }, 'fedca'],
      ['a member or none', { assigneeIds: ['bob', null] }, 'fedca'],
      ['a category', { categoryIds: ['c1'] }, 'e'],
      ['a tag', { tags: ['x'] }, 'cb'],
      ['two tags', { tags: ['x', 'y'] }, 'c'],
      ['a visitor', { visitorId: 'eve' }, 'f'],
      ['spam', { spam: true }, 'f'],
      ['no spam', { spam: false }, 'edcba'],
      ['due, while somebody waits', { due: { from: 0, until: 250 } }, 'e'],
      ['due in a span', { due: { from: 300, until: 301 } }, 'a'],
      ['made in a span', { created: { from: 2, until: 5 } }, 'dcb'],
      ['a word', { words: ['failed'] }, 'fedcba'],
      ['a word without its accents and case', { words: wordsIn('uberWEISUNG') }, 'c'],
      ['the beginning of the last word', { words: ['failed', 'twi'] }, 'c'],
      ['no beginning of another', { words: ['fai', 'twice'] }, ''],
      ['words of another script', { words: wordsIn('日本') }, 'fedcba'],
      ['several at once', { states: ['open'], tags: ['x'], words: ['failed'], assigneeIds: ['ada'] }, 'b'],
      ['words that say something to an engine', { words: ['or', 'near', 'null'] }, ''],
    ])('by %s', async (_, query, wanted) => {
      expect(await titles(query)).toBe(wanted);
      expect(await store.tickets.count([query], 99)).toEqual([wanted.length]);
    });

    test.each<[TicketSort, string]>([
      ['updated', 'fdacbe'],
      ['created', 'fedcba'],
      ['oldest', 'abcdef'],
      ['priority', 'afecbd'],
      ['due', 'eabcdf'],
    ])('in the order %s, page by page', async (sort, wanted) => {
      let [seen, after]: [string, TicketCursor | undefined] = ['', undefined];
      for (let pages = 0; pages < 9; pages += 1) {
        const page = await store.tickets.list({}, sort, 2, after);
        seen += page.tickets.map(({ title }) => title).join('');
        after = page.next;
        if (after === undefined) break;
      }
      expect(seen).toBe(wanted);
    });

    test('counts end at their bound', async () => {
      expect(await store.tickets.count([{}, { states: ['new'] }, { states: ['closed'] }], 2)).toEqual([2, 2, 0]);
    });

    test('words that come later are found beside the first', async () => {
      const { tickets } = await store.tickets.list({}, 'created', 1);
      const [ticket] = tickets;
      if (ticket === undefined) throw new Error('there is one');
      const step = { ticketId: ticket.ticketId, revision: 1, ticket: { ...ticket, revision: 2 }, entries: [] };
      await store.tickets.change({ ...step, words: ['later'] });
      expect(await titles({ words: ['failed', 'later'] })).toBe('f');
      expect(await titles({ words: ['later', 'failed'] })).toBe('f');
    });
  });
}
