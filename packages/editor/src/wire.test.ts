import { expect, test } from 'vitest';
import { readPageMessage, readPanelMessage, type Act } from './wire.ts';

const strength = {
  word: 'fair' as const,
  code: 'alone' as const,
  needs: ['text'],
};
const act: Act = {
  ...{ actId: 1, act: 'click', target: { v: 1, tag: 'button', label: 'New request' }, name: 'New request' },
  ...{ role: 'button', url: 'https://app.example.com/orders', advance: 'click', strength },
};

test('what fits is taken as it is', () => {
  expect(readPageMessage({ type: 'recorded', act })).toEqual({ type: 'recorded', act });
  expect(readPageMessage({ type: 'picked', requestId: 'p1', sight: null })).toBeDefined();
  expect(readPageMessage({ type: 'words', stepId: 'a', title: 'Choose a supplier' })).toBeDefined();
  expect(readPanelMessage({ type: 'find', requestId: 'f1', targets: { a: { v: 1 } } })).toBeDefined();
  expect(readPanelMessage({ type: 'hide' })).toBeDefined();
});

test.each([
  ['nothing', null],
  ['a list', []],
  ['a kind that is not ours', { type: 'publish' }],
  ['a name that every object has', { type: 'constructor' }],
  ['a message of the other side', { type: 'record', on: true }],
  ['a text where an element belongs', { type: 'recorded', act: { ...act, target: 'button' } }],
  ['a target of another version', { type: 'recorded', act: { ...act, target: { v: 2 } } }],
  ['an act that is not known', { type: 'recorded', act: { ...act, act: 'publish' } }],
  ['a name without end', { type: 'recorded', act: { ...act, name: 'x'.repeat(301) } }],
  ['a target without end', { type: 'recorded', act: { ...act, target: { v: 1, label: 'x'.repeat(9_000) } } }],
  ['more blocks than a step has', { type: 'words', stepId: 'a', blocks: Array(101).fill({ type: 'divider' }) }],
  [
    'a number that is none',
    {
      type: 'here',
      url: '',
      title: '',
      lang: '',
      width: NaN,
      height: 1,
      dark: false,
      recording: false,
      panels: 'frame',
    },
  ],
])('the panels take no %s from a page', (_, message) => {
  expect(readPageMessage(message)).toBeUndefined();
});

test('a target that leads in a circle is refused, and nothing is thrown', () => {
  const target: Record<string, unknown> = { v: 1 };
  target['self'] = target;
  expect(readPageMessage({ type: 'recorded', act: { ...act, target } })).toBeUndefined();
});

test('a draft as large as the collector takes one is shown, a larger one is not', () => {
  const show = (bytes: number) => ({
    ...{
      type: 'show',
      stepId: 'a',
      edit: false,
      as: { traits: { role: 'buyer' }, locale: 'de', width: 0, first: true },
    },
    guide: { kind: 'walkthrough', guideId: 'g', title: 'x'.repeat(bytes) },
  });
  expect(readPanelMessage(show(1_000_000))).toBeDefined();
  expect(readPanelMessage(show(1_048_577))).toBeUndefined();
});
