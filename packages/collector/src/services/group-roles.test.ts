import { expect, test } from 'vitest';
import { grantsOfGroups, joinGrants, readGroupRoles } from './group-roles.ts';

test('groups are read with their roles, in every app or in one', () => {
  expect(readGroupRoles('IT = admin; Buyers, north=author,reviewer@shop ; a=b=analyst@x;')).toEqual([
    { group: 'IT', role: 'admin' },
    { group: 'Buyers, north', role: 'author' },
    { group: 'Buyers, north', role: 'reviewer', appId: 'shop' },
    { group: 'a=b', role: 'analyst', appId: 'x' },
  ]);
  expect(readGroupRoles('')).toEqual([]);
});

test.each(['IT', '=admin', 'IT=', 'IT=root', 'IT=admin@', 'IT=admin@a@b', 'IT=admin,'])('“%s” is not meant', (text) => {
  expect(readGroupRoles(`X=admin; ${text}`)).toEqual({ bad: text });
});

test('what groups give is added up, one grant a place', () => {
  const map = [
    { group: 'A', role: 'author' as const, appId: 'shop' },
    { group: 'B', role: 'reviewer' as const, appId: 'shop' },
    { group: 'B', role: 'analyst' as const },
    { group: 'C', role: 'admin' as const },
  ];
  expect(grantsOfGroups(map, ['A', 'B', 'a'])).toEqual([
    { appId: 'shop', roles: ['author', 'reviewer'] },
    { roles: ['analyst'] },
  ]);
  expect(joinGrants([{ roles: ['author'] }], [{ roles: ['author', 'admin'] }])).toEqual([
    { roles: ['author', 'admin'] },
  ]);
});
