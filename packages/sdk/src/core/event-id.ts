import type { Platform } from './platform.ts';

const digits = (value: number, length: number): string => value.toString(16).padStart(length, '0');

/**
 * Makes UUIDs of version 7 (RFC 9562): 48 bits of epoch milliseconds, then chance. Ids of one maker ascend even within
 * a millisecond and when the clock steps back, by a counter in `rand_a` (method 1 of section 6.2).
 */
export function createEventIds({ now, random }: Pick<Platform, 'now' | 'random'>): () => string {
  let last = 0;
  let counter = 0;
  return () => {
    const at = Math.floor(now());
    if (at > last) {
      last = at;
      counter = Math.floor(random() * 0x400);
    } else if (++counter > 0xfff) {
      last += 1;
      counter = 0;
    }
    const time = digits(last, 12);
    const tail = digits(Math.floor(random() * 2 ** 24), 6) + digits(Math.floor(random() * 2 ** 24), 6);
    const variant = digits(0x8000 + Math.floor(random() * 0x4000), 4);
    return `${time.slice(0, 8)}-${time.slice(8)}-7${digits(counter, 3)}-${variant}-${tail}`;
  };
}
