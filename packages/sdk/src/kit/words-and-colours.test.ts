import { expect, test } from 'vitest';
import { messagesFor } from './messages.ts';
import { themeProperties } from './theme.ts';

test('the first language that we speak, else English', () => {
  expect(messagesFor(undefined, 'de-AT', 'en').next).toBe('Weiter');
  expect(messagesFor('fr', '', 'de').close).toBe('Schließen');
  expect(messagesFor('fr').next).toBe('Next');
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
