import { expect, test } from 'vitest';
import { helpDraftOf, helpOf } from './help-settings.ts';

test('an app without the setting has no help, and keeps none', () => {
  expect(helpDraftOf({})).toEqual({ opens: 'off', corner: 'bottom-end', key: false });
  expect(helpOf(helpDraftOf({}))).toEqual({});
});

test('what is not said is as the pages take it: a button, at the end of the last line, without a key', () => {
  expect(helpDraftOf({ help: {} })).toEqual({ opens: 'shown', corner: 'bottom-end', key: false });
});

test('what was set is set again as it was', () => {
  const help = { launcher: 'hidden', corner: 'top-start', key: true } as const;
  expect(helpOf(helpDraftOf({ help }))).toEqual({ help });
});
