import { expect, test, vi } from 'vitest';
import { dialogStep, guideOf } from '../../test/guides.ts';
import { readManifest } from './read-manifest.ts';

const good = guideOf([dialogStep('a')]);
const isKind = (kind: string) => kind !== 'hologram';
const read = (guides: unknown, before?: ReturnType<typeof readManifest>) => {
  const warn = vi.fn();
  return { ...readManifest({ protocol: 1, appId: 'a', guides }, isKind, { warn }, before), warn };
};

test.each([
  ['nothing', null],
  ['a kind of a later version', { ...good, kind: 'hologram' }],
  ['no trigger', { ...good, trigger: undefined }],
  ['an id that is none', { ...good, guideId: '../x' }],
])('a guide with %s is left out alone', (_what, broken) => {
  const { guides, warn } = read([broken, good]);
  expect(guides).toEqual([good]);
  expect(warn.mock.calls).toMatchObject([[expect.any(String), broken]]);
});

test.each([undefined, 'text', { guides: 'none' }, []])('%j holds no guides', (value) => {
  expect(readManifest(value, isKind, { warn: vi.fn() }).guides).toEqual([]);
});

test('the most important come first, and what has not changed stays the same object', () => {
  const guides = [good, { ...good, guideId: 'b', priority: 5 }, { ...good, guideId: 'c' }];
  const before = read(guides);
  expect(before.guides.map(({ guideId }) => guideId)).toEqual(['b', 'g1', 'c']);
  const { guides: after } = read(
    structuredClone([...guides.slice(0, 2), { ...good, guideId: 'c', version: 2 }]),
    before,
  );
  expect(after.map((one, index) => one === before.guides[index])).toEqual([true, true, false]);
});
