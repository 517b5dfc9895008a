import { readFileSync } from 'node:fs';
import { FIGURES, FIGURE_NAMES, FIGURE_REASONS } from '@handrail/protocol/figures';
import { expect, test } from 'vitest';

const docs = readFileSync(new URL('../../../../docs/metrics.md', import.meta.url), 'utf8');
const rows = docs.split('\n').map((line) => line.split('|').map((cell) => cell.trim()));

test('the docs have each figure as it is defined', () => {
  for (const name of FIGURE_NAMES) {
    const { term, formula, denominator, window, unit, better, byTrait } = FIGURES[name];
    const row = rows.find(([, cell]) => cell === `\`${name}\``);
    expect(row?.slice(2, -1)).toEqual([term, formula, denominator ?? 'none', window, unit, better, byTrait]);
  }
});

test('the docs have each reason for which a figure has no value', () => {
  for (const reason of FIGURE_REASONS) expect(docs).toContain(`\`${reason}\``);
});
