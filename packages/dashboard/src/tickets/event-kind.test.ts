import { expect, test } from 'vitest';
import { eventKind } from './event-kind.ts';

test.each([
  ['page.viewed', 'page'],
  ['guide.started', 'guide'],
  ['step.shown', 'guide'],
  ['step.missed', 'miss'],
  ['frustration.noticed', 'frustration'],
  ['form.abandoned', 'frustration'],
  ['form.submitted', 'other'],
  ['help.searched', 'help'],
  ['article.rated', 'help'],
  ['invoice.saved', 'other'],
  ['constructor', 'other'],
])('%s is about: %s', (name, kind) => {
  expect(eventKind(name)).toBe(kind);
});
