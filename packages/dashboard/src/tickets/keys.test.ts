import { describe, expect, test } from 'vitest';
import { commandOf, KEYS, type Press } from './keys.ts';

const press = (key: string, over: Partial<Press> = {}): Press => ({
  ...{ key, ctrlKey: false, metaKey: false, altKey: false, isComposing: false },
  ...{ defaultPrevented: false, repeat: false, typing: false, ...over },
});

describe('a key of the agent', () => {
  test.each(KEYS)('%s does: %s', (key, command) => {
    expect(commandOf(press(key))).toBe(command);
  });

  test('is no command while somebody types, whatever it is', () => {
    for (const [key] of KEYS) expect(commandOf(press(key, { typing: true }))).toBeUndefined();
  });

  test.each(['ctrlKey', 'metaKey', 'altKey', 'isComposing', 'defaultPrevented'] as const)(
    'is left alone with %s',
    (what) => {
      expect(commandOf(press('s', { [what]: true }))).toBeUndefined();
    },
  );

  test('that is kept down walks on, and does nothing else again', () => {
    expect(commandOf(press('j', { repeat: true }))).toBe('next');
    expect(commandOf(press('a', { repeat: true }))).toBeUndefined();
  });

  test('means the same with caps lock, and other keys mean nothing', () => {
    expect(commandOf(press('R'))).toBe('reply');
    for (const key of ['q', 'Enter', 'Tab', 'Escape', 'F1']) expect(commandOf(press(key))).toBeUndefined();
  });

  test('has one meaning', () => {
    expect(new Set(KEYS.map(([key]) => key)).size).toBe(KEYS.length);
    expect(new Set(KEYS.map(([, command]) => command)).size).toBe(KEYS.length);
  });
});
