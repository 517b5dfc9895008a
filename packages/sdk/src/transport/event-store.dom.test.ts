import { expect, onTestFinished, test } from 'vitest';
import { event } from '../../test/events.ts';
import { openEventStore } from './event-store.ts';
import { countStored, firstStored, removeStored } from './stored-events.ts';

let last = 0;
const newKey = () => `hk_test${++last}${Date.now()}`;
const open = () => openEventStore(newKey());
const deleteDatabase = (name: string) =>
  new Promise((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve('deleted');
    request.onblocked = request.onerror = () => reject(new Error('held open'));
  });

test('events come back in order of time, and go when they are removed', async () => {
  const store = open();
  const [one, two, three] = [event(), event(), event()];
  await store.put([three, one]);
  await store.put([two]);
  expect(await firstStored(store, 2)).toEqual([one, two]);
  expect(await firstStored(store, 2, one.eventId)).toEqual([two, three]);
  expect(await countStored(store)).toBe(3);
  await removeStored(store, [one.eventId, two.eventId]);
  expect(await firstStored(store, 9)).toEqual([three]);
  store.close();
});

test('a page that deletes all databases is not kept waiting, and events are kept after that', async () => {
  const key = newKey();
  const store = openEventStore(key);
  await store.put([event()]);
  expect(await deleteDatabase(`handrail:${key}`)).toBe('deleted');
  const after = event();
  await store.put([after]);
  expect(await firstStored(store, 9)).toEqual([after]);
  store.close();
});

test('a connection that was closed under us is opened again', async () => {
  const { open: opens } = IDBFactory.prototype;
  const opened: IDBDatabase[] = [];
  IDBFactory.prototype.open = function (...args) {
    const request = opens.apply(this, args);
    request.addEventListener('success', () => opened.push(request.result));
    return request;
  };
  onTestFinished(() => {
    IDBFactory.prototype.open = opens;
  });
  const store = open();
  const [one, two] = [event(), event()];
  await store.put([one]);
  for (const database of opened) database.close();
  await store.put([two]);
  expect(await firstStored(store, 9)).toEqual([one, two]);
  store.close();
});

test('a write that cannot be done says why', async () => {
  const { put } = IDBObjectStore.prototype;
  IDBObjectStore.prototype.put = () => {
    throw new DOMException('full', 'QuotaExceededError');
  };
  onTestFinished(() => {
    IDBObjectStore.prototype.put = put;
  });
  await expect(open().put([event()])).rejects.toMatchObject({ name: 'QuotaExceededError' });
});
