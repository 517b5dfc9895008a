import { expect, test } from 'vitest';
import { segmentIdFor } from './segment-id.ts';

test('an id is made of the name, whatever is in it, and is nobody else’s', () => {
  expect(segmentIdFor('New buyers (Q4)', [])).toBe('new-buyers-q4');
  expect(segmentIdFor('Einkäufer', [])).toBe('einkaufer');
  expect(segmentIdFor('調達', [])).toBe('segment');
  expect(segmentIdFor('Buyers', ['buyers', 'buyers-2'])).toBe('buyers-3');
});
