import { afterEach, expect, test, vi } from 'vitest';
import { createMark, readToken } from './mark.ts';

const SECRET = `de-${'x'.repeat(40)}`;

afterEach(() => vi.unstubAllGlobals());

test.each([
  [SECRET, ''],
  [`fr-${SECRET}`, 'fr'],
])('of %s the token is what the collector gave out, and the language is before it', (told, language) => {
  expect(readToken(told)).toEqual({ token: SECRET, language });
});

test.each([undefined, 'abc'])('the language and the window %s are there again after a page load', (nonce) => {
  const kept = new Map<string, string>();
  vi.stubGlobal('sessionStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
  createMark('de').keep(nonce);
  const next = createMark('');
  expect([next.language(), next.windowBefore]).toEqual(['de', nonce]);
});
