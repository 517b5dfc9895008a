import { describe, expect, test } from 'vitest';
import { narrowedBy, queueOf, readFilter, sameFilter, withValue, writeFilter } from './filter.ts';

const read = (query: string) => readFilter(new URLSearchParams(query));

describe('the filter of the inbox', () => {
  test('comes back from its address, whatever is in it', () => {
    const filter = { queue: 'at-risk', level: 'l2,l3', tag: 'VPN & Büro', text: '"ä?=&' };
    expect(read(writeFilter(filter))).toEqual(filter);
  });

  test('leaves out what counts anyway, what is empty and what is not about tickets', () => {
    expect(read('queue=inbox&sort=updated&level=&utm=x&text=%20')).toEqual({});
    expect(writeFilter({ queue: 'inbox', sort: 'updated', state: '' })).toBe('');
  });

  test('has one address, in whatever order it was made', () => {
    expect(sameFilter({ level: 'l1', queue: 'all' }, { queue: 'all', level: 'l1' })).toBe(true);
    expect(sameFilter({ level: 'l1' }, { level: 'l2' })).toBe(false);
  });

  test('loses a value that is taken away, and only that', () => {
    expect(withValue({ level: 'l1', text: 'vpn' }, 'level', '')).toEqual({ text: 'vpn' });
    expect(withValue({ queue: 'mine' }, 'queue', 'inbox')).toEqual({});
  });

  test('keeps the words that are looked for in another queue, and nothing else', () => {
    expect(queueOf({ queue: 'mine', level: 'l2', text: 'vpn' }, 'all')).toEqual({ queue: 'all', text: 'vpn' });
  });

  test('is narrowed by all but queue and order', () => {
    expect(narrowedBy({ queue: 'all', sort: 'due' })).toBe(0);
    expect(narrowedBy({ queue: 'all', level: 'l1', text: 'vpn' })).toBe(2);
  });
});
