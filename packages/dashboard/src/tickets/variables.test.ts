import { expect, test } from 'vitest';
import { fillIn } from './variables.ts';

const line = (text: string) => ({ type: 'paragraph' as const, content: [{ text, marks: ['bold' as const] }] });

test('words are filled in with what is known, or what is said instead', () => {
  const known = { name: 'Ada', agent: undefined, number: '17', email: ' ' };
  expect(fillIn([line('Hello {name|there}, {agent|we} have {number}, {email|no address}.')], known)).toEqual([
    line('Hello Ada, we have 17, no address.'),
  ]);
});

test('what we do not have stays as it was written, so that its author sees the mistake', () => {
  expect(fillIn([line('Dear {nmae|you}, {constructor}')], { name: 'Ada' })).toEqual([
    line('Dear {nmae|you}, {constructor}'),
  ]);
});

test('lists, callouts and code are filled as well, and a name that looks like a variable is not read again', () => {
  const blocks = [
    { type: 'callout' as const, tone: 'note' as const, blocks: [line('{name|x}')] },
    { type: 'list' as const, items: [[{ text: '{name|x}' }]] },
    { type: 'code' as const, text: '{number}' },
    { type: 'divider' as const },
  ];
  expect(fillIn(blocks, { name: '{number}', number: '17' })).toEqual([
    { type: 'callout', tone: 'note', blocks: [line('{number}')] },
    { type: 'list', items: [[{ text: '{number}' }]] },
    { type: 'code', text: '17' },
    { type: 'divider' },
  ]);
});
