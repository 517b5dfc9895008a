import { expect, test } from 'vitest';
import { onEachEngine } from '../../test/each-engine.ts';
import { trendParts } from './figure.ts';
import { figureContract } from './figure.contract.ts';

onEachEngine(figureContract);

test('a trend has a point a day, and whole weeks where there would be too many', () => {
  const parts = (from: string, to: string) => trendParts({ from, to, timeZone: 'UTC' });
  expect(parts('2026-11-01', '2026-11-28')).toHaveLength(28);
  // Of groups apart, of whom a day tells too little.
  expect(trendParts({ from: '2026-11-01', to: '2026-11-28', timeZone: 'UTC' }, 13)).toHaveLength(4);
  const weeks = parts('2026-09-01', '2026-11-29');
  expect(weeks).toHaveLength(12);
  expect(weeks.at(-1)).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  expect(parts('2025-11-01', '2026-11-29').at(-1)).toEqual({ from: '2026-11-16', to: '2026-11-29' });
});
