import { expect, test } from 'vitest';
import { clientNames, NOT_KNOWN, peopleOf, readQuestion, whoWith } from './index.ts';

test('what is not known is asked for in an address, and is null in what is asked', () => {
  const ask = readQuestion(new URLSearchParams({ ask: 'funnel', browser: NOT_KNOWN, appVersion: '4.2' }));
  expect(peopleOf(ask, [])).toEqual({ '@browser': [null], '@appVersion': ['4.2'] });
  expect(whoWith({ appVersion: NOT_KNOWN })).toEqual({ '@appVersion': [null] });
  expect(clientNames(ask, { browser: 'no browser', appVersion: 'no version' })).toEqual(['no browser', '4.2']);
});
