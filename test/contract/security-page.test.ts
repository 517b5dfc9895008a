import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { isAppRight, MAY, RIGHTS } from '../../packages/collector/src/services/rights.ts';

const page = readFileSync(fileURLToPath(new URL('../../docs/security.md', import.meta.url)), 'utf8');

const rolesOf = (words: string): string[] => {
  if (words === 'every role') return [...MAY['app.read']];
  return words.replace(', with the role in every app', '').split(', ');
};

test('its table of rights is that of the collector', () => {
  const table = page.slice(page.indexOf('## Who may do what'), page.indexOf('## Threats'));
  const told = [...table.matchAll(/^\| +(`.*?) +\| +(.*?) +\|$/gm)].flatMap(([, rights = '', roles = '']) =>
    [...rights.matchAll(/`([\w.]+)`/g)].map(([, right = '']) => ({ right, roles })),
  );
  expect(Object.fromEntries(told.map(({ right, roles }) => [right, rolesOf(roles)]))).toEqual(MAY);
  const forWorkspace = told.filter(({ roles }) => roles.includes('every app')).map(({ right }) => right);
  expect(forWorkspace.sort()).toEqual(RIGHTS.filter((right) => !isAppRight(right)).sort());
});
