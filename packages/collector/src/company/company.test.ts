import { createHash } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { openMemoryEvents } from '../store/events/memory/index.ts';
import { openSqliteEvents } from '../store/events/sqlite/index.ts';
import { openMemoryRecords } from '../store/records/memory/index.ts';
import { openSqliteRecords } from '../store/records/sqlite/index.ts';
import { fillSample } from './fill.ts';
import type { CompanyOptions } from './plan.ts';
import { truthContract } from './truth.contract.ts';
import { makeCompany } from './year.ts';

describe('in memory', () =>
  truthContract(() => Promise.resolve({ records: openMemoryRecords(), events: openMemoryEvents() })));

describe('on SQLite', () =>
  truthContract(async () => {
    const folder = await mkdtemp(join(tmpdir(), 'handrail-company-'));
    onTestFinished(() => rm(folder, { recursive: true }));
    return {
      records: openSqliteRecords(join(folder, 'records.sqlite')),
      events: openSqliteEvents(join(folder, 'events.sqlite')),
    };
  }));

const SMALL: CompanyOptions = {
  ...{ seed: 1, people: 20, apps: 2, days: 60, lastDay: '2026-06-30', timeZone: 'Europe/Berlin' },
};

/** All that a company tells, as one number. */
function told(options: CompanyOptions): string {
  const company = makeCompany(options);
  const hash = createHash('sha256');
  for (const day of company.days()) hash.update(JSON.stringify(day));
  return hash.update(JSON.stringify(company.truth())).digest('hex');
}

test('the same seed tells the same story, to the byte, and another seed another one', () => {
  expect(told(SMALL)).toBe(told(SMALL));
  expect(told({ ...SMALL, seed: 2 })).not.toBe(told(SMALL));
});

test('is as large as it is asked to be', () => {
  const company = makeCompany({ ...SMALL, people: 31, apps: 12 });
  const headcount = Object.values(company.apps[0]?.headcount ?? {}).reduce((sum, one) => sum + one, 0);
  expect([headcount, company.apps.length, [...company.days()].length]).toEqual([31, 12, 60]);
});

test('in its last month most guides that are begun are finished, although one is broken', () => {
  const company = makeCompany({ ...SMALL, people: 60, days: 365 });
  const month = [...company.days()].slice(-28).flatMap(({ apps }) => apps.flatMap(({ events }) => events));
  const people = (name: string): number =>
    new Set(
      month
        .filter((event) => event.name === name)
        .map((event) => ('guideId' in event ? `${event.guideId} ${event.visitorId}` : '')),
    ).size;
  expect(people('guide.completed') / people('guide.started')).toBeGreaterThan(0.5);
  expect(month.some(({ name }) => name === 'step.missed')).toBe(true);
});

test('nobody works on a closed day, and nothing happens outside of the day that tells it', () => {
  const company = makeCompany(SMALL);
  for (const [index, day] of [...company.days()].entries()) {
    const { startsAt = 0, isOpen = false } = company.workdays.days[index] ?? {};
    const instants = [...day.apps.flatMap(({ events }) => events.map(({ at }) => at)), ...day.desk.map(({ at }) => at)];
    expect(instants.filter((at) => at < startsAt || at >= day.until)).toEqual([]);
    if (!isOpen) expect(instants).toEqual([]);
  }
});

test('where an app of that name is there already, nothing is written', async () => {
  const stores = { records: openMemoryRecords(), events: openMemoryEvents() };
  const real = { appId: 'ours', appKey: 'hk_ours_000000000', name: 'Purchasing (sample)' };
  await stores.records.apps.put(real);
  expect(await fillSample({ stores }, SMALL)).toEqual({ taken: real });
  expect(await stores.records.apps.list()).toEqual([real]);
});

test('a story that is left in the middle says so', async () => {
  const stores = { records: openMemoryRecords(), events: openMemoryEvents() };
  expect(await fillSample({ stores, isStopping: () => true }, SMALL)).toBeUndefined();
  expect((await stores.records.apps.list()).map(({ sample }) => sample)).toEqual([{ whole: false }, { whole: false }]);
});
