import { expect, test } from 'vitest';
import { readStates, writeStates } from './connector-lines.ts';

test('states of theirs are lines, whose words may hold an equals sign', () => {
  const states = { Resolved: 'solved', 'a = b': 'on-hold', 2: 'open' } as const;
  expect(readStates(writeStates(states))).toEqual(states);
  expect(readStates(' \n Done=closed \n')).toEqual({ Done: 'closed' });
});

test.each(['Done', 'Done = finished', '= solved'])('no line: %s', (text) => expect(readStates(text)).toBeUndefined());
