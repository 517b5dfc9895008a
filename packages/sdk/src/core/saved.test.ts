import { expect, test } from 'vitest';
import { createStorage } from '../../test/fake-platform.ts';
import { createSaved } from './saved.ts';

const isNumber = (value: unknown): value is number => typeof value === 'number';

test('a value is there for the next page', () => {
  const storage = createStorage();
  createSaved(storage, 'k', isNumber).write(7);
  expect(createSaved(storage, 'k', isNumber).read()).toBe(7);
});

test.each(['nonsense', '{"v":1,"value":"seven"}', '{"v":2,"value":7}', '7', 'null', ''])(
  '%j counts as absent',
  (text) => {
    const storage = createStorage();
    storage.setItem('k', text);
    expect(createSaved(storage, 'k', isNumber).read()).toBeUndefined();
  },
);

test('where storage refuses, the value lives as long as the page', () => {
  const storage = createStorage();
  storage.setItem = () => {
    throw new Error('full');
  };
  const saved = createSaved(storage, 'k', isNumber);
  saved.write(7);
  expect(saved.read()).toBe(7);
  saved.write(undefined);
  expect(saved.read()).toBeUndefined();
});
