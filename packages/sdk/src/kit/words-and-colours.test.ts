import { expect, test } from 'vitest';
import { loadMessages } from './messages.ts';
import { themeProperties } from './theme.ts';

test('the first language that we speak, else English', async () => {
  expect(await loadMessages(undefined, 'de-AT', 'en')).toMatchObject({ next: 'Weiter', locale: 'de' });
  expect(await loadMessages('fr', '', 'de')).toMatchObject({ close: 'Schließen' });
  expect(await loadMessages('en-GB', 'de')).toMatchObject({ close: 'Close' });
  expect(await loadMessages('fr')).toMatchObject({ next: 'Next', locale: 'en' });
});

test('a theme sets colours and lengths, and words on an accent can be read', () => {
  expect(Object.fromEntries(themeProperties({ accent: '#ffe066', radius: 4, scheme: 'dark' }))).toEqual({
    '--accent': '#ffe066',
    '--on-accent': '#000',
    '--radius': '4px',
    'color-scheme': 'dark',
  });
  expect(Object.fromEntries(themeProperties({ accent: '#102040' }))['--on-accent']).toBe('#fff');
});

test('what does not look like its token is left out', () => {
  const hostile = { accent: 'url(https://evil.example)', radius: '4px;color:red', scheme: 'auto' };
  expect(themeProperties(hostile as never)).toEqual([]);
});
