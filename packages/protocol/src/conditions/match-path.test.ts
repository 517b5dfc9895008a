import fc from 'fast-check';
import { expect, test } from 'vitest';
import { matchPath } from './match-path.ts';

const at = (path: string, hash = '') => ({ path, hash });

test.each([
  ['/orders', '/orders', true],
  ['/orders', '/orders/', false],
  ['/orders/*', '/orders/7/lines', true],
  ['/orders/*', '/orders', false],
  ['*', '/', true],
  ['/a*c*e', '/abcde', true],
  ['/a*c*e', '/abde', false],
  ['/a*a', '/a', false],
  ['/*x*x', '/x', false],
  ['/o.ders', '/orders', false],
  ['/(a+)+$', '/aaaa', false],
])('%s on %s: %s', (pattern, path, fits) => {
  expect(matchPath(pattern, at(path))).toBe(fits);
});

test('the hash counts only for a pattern that holds one', () => {
  expect(matchPath('/app', at('/app', '#/orders'))).toBe(true);
  expect(matchPath('/app#/orders/*', at('/app', '#/orders/7'))).toBe(true);
  expect(matchPath('/app#/orders/*', at('/app', '#/suppliers'))).toBe(false);
});

test('the query counts only for a pattern that holds one before its hash', () => {
  const page = { path: '/list', query: '?sort=name&state=open', hash: '#/a?b' };
  const fits = ['/list', '/list?*state=open*', '/list#/a?b', '/list?*#*', '/list?*state=open#/a?b'];
  const others = ['/list?*state=closed*', '/list?sort=name', '/list#/a', '/list?*state=open*#'];
  expect(fits.filter((pattern) => !matchPath(pattern, page))).toEqual([]);
  expect(others.filter((pattern) => matchPath(pattern, page))).toEqual([]);
});

test('a wild card stands for exactly what a regular expression would take', () => {
  const letters = fc.stringMatching(/^[ab/]{0,12}$/);
  const pattern = fc.stringMatching(/^[ab/*]{0,8}$/);
  fc.assert(
    fc.property(pattern, letters, (wanted, path) => {
      const same = new RegExp(`^${wanted.split('*').join('.*')}$`).test(path);
      expect(matchPath(wanted, at(path))).toBe(same);
    }),
    { numRuns: 1_000 },
  );
});

test('a hostile pattern costs no more than the address and itself are long', () => {
  // A backtracking matcher would need longer than the age of the universe for this one.
  const pattern = `${'*a'.repeat(250)}b`;
  expect(matchPath(pattern, at(`/${'a'.repeat(100_000)}`))).toBe(false);
});
