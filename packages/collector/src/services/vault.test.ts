import { expect, test } from 'vitest';
import { createVault } from './vault.ts';

test('what was sealed opens with its key, for its purpose, and unchanged alone', () => {
  const vault = createVault(['one']);
  const sealed = vault.seal('Grüße 👋', 'totp ada');
  expect(sealed).not.toContain('Grüße');
  expect(vault.seal('Grüße 👋', 'totp ada')).not.toBe(sealed);
  expect(vault.open(sealed, 'totp ada')).toBe('Grüße 👋');
  expect(vault.open(sealed, 'totp eve')).toBeUndefined();
  expect(createVault(['two']).open(sealed, 'totp ada')).toBeUndefined();
  const body = sealed.split('.')[2] ?? '';
  const changed = sealed.replace(body, `${body.startsWith('A') ? 'B' : 'A'}${body.slice(1)}`);
  expect(vault.open(changed, 'totp ada')).toBeUndefined();
  for (const broken of ['', 'v1', 'v1..', `v2${sealed.slice(2)}`, sealed.slice(0, 20)]) {
    expect(vault.open(broken, 'totp ada')).toBeUndefined();
  }
});

test('after a rotation the old key opens and the new one seals', () => {
  const before = createVault(['one']).seal('x', 'p');
  const vault = createVault(['two', 'one']);
  expect(vault.open(before, 'p')).toBe('x');
  expect([vault.isOld(before), vault.isOld(vault.seal('x', 'p'))]).toEqual([true, false]);
});
