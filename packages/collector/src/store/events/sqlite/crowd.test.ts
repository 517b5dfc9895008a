import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createCrowd } from './crowd.ts';
import { addTo, emptyPiece, encodePiece, firstOf, pieceOf } from './piece.ts';

/** As it lies on the disk: a row for each piece. */
function stored(people: Iterable<number>): [piece: number, bits: Uint8Array][] {
  const pieces = new Map<number, Uint8Array>();
  for (const one of people) {
    const bits = pieces.get(pieceOf(one)) ?? emptyPiece();
    addTo(bits, one);
    pieces.set(pieceOf(one), bits);
  }
  return [...pieces].map(([piece, bits]) => [piece, encodePiece(bits)]);
}

function crowdOf(...sets: Iterable<number>[]) {
  const crowd = createCrowd();
  for (const people of sets) for (const [piece, bits] of stored(people)) crowd.join(piece, bits);
  return crowd;
}

const every = (step: number, until: number): number[] =>
  Array.from({ length: Math.floor(until / step) }, (_, index) => (index + 1) * step);

test('of 200,000 people of an app each is counted once, and so is who was there on several days', () => {
  const [even, third] = [every(2, 200_000), every(3, 200_000)];
  expect(crowdOf(every(1, 200_000)).size()).toBe(200_000);
  expect(crowdOf(even, third).size()).toBe(new Set([...even, ...third]).size);
  expect(crowdOf(even).both(crowdOf(third))).toEqual(every(6, 200_000));
});

test('whoever is in a set is in it when it comes from the disk, in either form, and nobody else', () => {
  // About where a piece ends, and where the list of a piece is as long as its bits.
  const person = fc.oneof(fc.nat(firstOf(3)), fc.integer({ min: firstOf(1) - 2, max: firstOf(1) + 2 }));
  const people = fc.oneof(
    fc.uniqueArray(person),
    fc.integer({ min: 250, max: 260 }).map((size) => every(7, size * 7)),
  );
  fc.assert(
    fc.property(people, people, person, (some, others, gone) => {
      const all = new Set([...some, ...others]);
      const crowd = crowdOf(some, others);
      crowd.remove(gone);
      all.delete(gone);
      expect([...crowd.members()].sort((a, b) => a - b)).toEqual([...all].sort((a, b) => a - b));
      expect(crowd.size()).toBe(all.size);
      expect(crowd.has(gone)).toBe(false);
    }),
  );
});
