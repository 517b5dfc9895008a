import { expect, test } from 'vitest';
import { readClaims } from './provider.ts';

const said = { iss: 'https://id.example', sub: 'ada' };

test('an address counts as theirs only where the provider says so by a value that means yes', () => {
  const verified = (more: object) => readClaims({ ...said, ...more }, 'groups').emailVerified;
  expect([true].map((email_verified) => verified({ email_verified }))).toEqual([true]);
  expect(['true', 1, 'yes', {}, null].map((email_verified) => verified({ email_verified }))).not.toContain(true);
  expect([true, 1, '1', 'true'].map((xms_edov) => verified({ xms_edov }))).not.toContain(false);
  expect([false, 0, '0', 'false', {}].map((xms_edov) => verified({ xms_edov }))).not.toContain(true);
});

test('groups are texts in a claim that can be chosen; what is none is passed over', () => {
  const groups = (more: object, claim = 'groups') => readClaims({ ...said, ...more }, claim).groups;
  expect(groups({ groups: ['A', 7, null, 'B'] })).toEqual(['A', 'B']);
  expect(groups({ groups: 'A' })).toEqual(['A']);
  expect(groups({ roles: ['A'] }, 'roles')).toEqual(['A']);
  expect(groups({})).toEqual([]);
  expect(groups({}, 'toString')).toEqual([]);
  expect(groups({ _claim_names: { groups: 'src1' } })).toBe('left-out');
});

test('who has no name is called by what they sign in with there', () => {
  expect(readClaims({ ...said, preferred_username: 'ada', name: '' }, 'groups').name).toBe('ada');
  expect(readClaims({ ...said, name: 7, email: 'Ada@Example.com' }, 'groups')).toMatchObject({
    ...{ name: undefined, email: 'ada@example.com' },
  });
});
