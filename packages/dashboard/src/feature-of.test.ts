import { expect, test } from 'vitest';
import { featureIdOf, featureOf } from './feature-of.ts';

test.each([
  ['Export as CSV', 'export-as-csv-1f'],
  ['  Größe ändern! ', 'gro-e-andern-1f'],
  ['导出', 'feature-1f'],
  ['--', 'feature-1f'],
  ['a'.repeat(100), `${'a'.repeat(48)}-1f`],
])('%s becomes the id %s', (name, id) => {
  expect(featureIdOf(name, '1f')).toBe(id);
  expect(id).toMatch(/^[A-Za-z0-9][A-Za-z0-9_-]{0,63}$/);
});

test('a feature named for an element is used by clicks on it', () => {
  const element = { kind: 'button', signals: { id: 'send' } };
  expect(featureOf(element, 'Send', '00')).toEqual({ featureId: 'send-00', name: 'Send', uses: [{ element }] });
});
