import { expect, test, vi } from 'vitest';
import { dialogStep, guideOf, tooltipStep } from '../../test/guides.ts';
import { readManifest } from './read-manifest.ts';

const good = guideOf([dialogStep('a'), tooltipStep('b', '#b')]);

test.each([
  ['nothing', null],
  ['no steps', { ...good, steps: [] }],
  ['a step without a target', { ...good, steps: [{ type: 'tooltip', stepId: 'a', title: 'A', blocks: [] }] }],
  ['a step of a later kind', { ...good, steps: [dialogStep('a'), { ...dialogStep('b'), type: 'video' }] }],
  ['a kind of a later version', { ...good, kind: 'survey' }],
  ['no trigger', { ...good, trigger: undefined }],
])('a guide with %s is left out alone', (_what, broken) => {
  const onLeftOut = vi.fn();
  const { guides } = readManifest({ protocol: 1, appId: 'a', guides: [broken, good] }, onLeftOut);
  expect(guides).toEqual([good]);
  expect(onLeftOut.mock.calls).toEqual([[broken]]);
});

test.each([undefined, 'text', { guides: 'none' }, []])('%j holds no guides', (value) => {
  expect(readManifest(value, () => undefined).guides).toEqual([]);
});
