// Questions over a long log: from rollups, and the same over the log itself. The log is written by the store; how much memory this
// process has (store and maker of events) is printed after each tenth, and its growth from the second tenth to the last.
// Run: node --conditions=handrail-source test/load/events-questions.mjs   EVENTS=10000000 DAYS=35 PEOPLE=5000 FOLDER=<kept folder>
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteEvents } from '../../packages/collector/src/store/events/sqlite/index.ts';
import { makeEvent } from './events-made.mjs';
import { tell } from './figures.ts';

const EVENTS = Number(process.env.EVENTS ?? 10_000_000);
const DAYS = Number(process.env.DAYS ?? 35);
const PEOPLE = Number(process.env.PEOPLE ?? 5_000);
const DAY = 86_400_000;
const BATCH = 50;

const folder = process.env.FOLDER ?? mkdtempSync(join(tmpdir(), 'handrail-questions-'));
mkdirSync(folder, { recursive: true });
const book = join(folder, 'events.sqlite');
const now = Math.floor(Date.now() / DAY) * DAY;
const isThere = existsSync(book);
const store = openSqliteEvents(book, { later: (flush) => void setImmediate(flush) });
if (!isThere) await fill();

const { stored } = await store.count('load');
const bytes = [book, ...readdirSync(join(folder, 'events')).map((name) => join(folder, 'events', name))]
  .filter((file) => !/-shm$/.test(file))
  .reduce((sum, file) => sum + statSync(file).size, 0);
console.log(
  `${stored} events, ${(bytes / stored).toFixed(0)} bytes each with all that is kept beside them; memory ${Math.round(process.memoryUsage.rss() / 2 ** 20)} MB`,
);

const days = Array.from({ length: 28 }, (_, day) => ({ from: now - (28 - day) * DAY, until: now - (27 - day) * DAY }));
const month = { from: now - 28 * DAY, until: now };
// One millisecond more is no whole quarter of an hour: such a window is answered from the log.
const inLog = { from: month.from + 1, until: month.until + 1 };
const guides = ['guide-0', 'guide-1', 'guide-2'];
const uses = [{ element: { signals: { 'data-testid': 'action-7' } } }];
await time('active people of 28 days', () => store.activePeople('load', days));
await time('active people of 28 days, from the log', () => store.activePeople('load', [inLog]));
const steps = [{ path: '/requests/*' }, { name: 'element.clicked' }, { guideId: 'guide-1' }];
await time('funnel of 3 steps, from the log', () => store.funnel('load', steps, { window: month }));
const unended = [...steps.slice(0, 2), { name: 'invoice.paid' }];
await time('funnel of 3 steps that nobody ends, from the log', () => store.funnel('load', unended, { window: month }));
await time('paths between pages, from the log', () => store.paths('load', { window: month, limit: 20 }));
const walk = { window: month, at: { path: '/requests/*' }, way: 'after', steps: 3, limit: 200 };
await time('walks of 3 pages, from the log', () => store.walks('load', walk));
await time('people who were active, from the log', () => store.people('load', { window: month, limit: 20 }));
await time('time in the app, from the log', () => store.timeInApp('load', [month]));
await time('totals of 3 guides', () => store.guideTotals('load', guides, [month]));
await time('steps of a guide', () => store.stepTotals('load', 'guide-1', month));
await time('journeys of a guide', () => store.journeys('load', 'guide-1', month));
await time('top pages', () => store.topPages('load', month, 20));
await time('top elements', () => store.topElements('load', month, 20));
await time('use of a feature', () => store.featureUse('load', uses, { windows: [month] }));
await time('frustration', () => store.frustration('load', month, 20));
await time('retention of 4 weeks', () =>
  store.retention(
    'load',
    [0, 1, 2, 3].map((week) => ({ from: month.from + week * 7 * DAY, until: month.from + (week + 1) * 7 * DAY })),
  ),
);
await time('newest 50 events', () => store.events('load', { window: month, limit: 50 }));
await time('events of one visitor', () => store.events('load', { window: month, visitorId: 'v-7', limit: 50 }));
await store.close();
if (process.env.FOLDER === undefined) rmSync(folder, { recursive: true });

async function time(what, ask) {
  await ask();
  const before = process.cpuUsage();
  const started = performance.now();
  await ask();
  const took = performance.now() - started;
  const { user, system } = process.cpuUsage(before);
  const goal = what.endsWith('from the log') ? 5_000 : 100;
  tell({ what: `${EVENTS.toLocaleString('en')} events: ${what}`, figure: took, unit: 'ms', goal, better: 'less' });
  const cpu = ((user + system) / 1_000).toFixed(0).padStart(7);
  console.log(`${took.toFixed(0).padStart(7)} ms, ${cpu} ms of CPU  ${what}`);
}

async function fill() {
  const started = performance.now();
  const tenth = Math.max(40 * BATCH, Math.ceil(EVENTS / 10 / (40 * BATCH)) * 40 * BATCH);
  const memory = [];
  for (let done = 0; done < EVENTS;) {
    const batches = Array.from({ length: 40 }, (_, batch) => {
      const at = now - DAYS * DAY + Math.floor(((done + batch * BATCH) / EVENTS) * DAYS * DAY);
      const visitorId = `v-${Math.floor(Math.random() * PEOPLE)}`;
      const first = Math.floor(Math.random() * 1_000);
      return Array.from({ length: BATCH }, (_, index) => {
        const { ageMs: _age, ...event } = makeEvent(first + index, visitorId, at - index * 100);
        return { event, at: event.at, receivedAt: event.at + 1_000 };
      });
    });
    await Promise.all(batches.map((records) => store.append('load', records)));
    done += 40 * BATCH;
    if (done % tenth !== 0 && done < EVENTS) continue;
    memory.push(Math.round(process.memoryUsage.rss() / 2 ** 20));
    const seconds = ((performance.now() - started) / 1000).toFixed(0);
    console.log(`${done.toLocaleString('en')} written in ${seconds} s, memory ${memory.at(-1)} MB`);
  }
  const [, second = 0] = memory;
  const growth = { figure: memory.at(-1) - second, unit: 'MB', better: 'less' };
  tell({ what: `${EVENTS.toLocaleString('en')} events: memory from the second tenth to the last`, ...growth });
  console.log(`memory grew by ${growth.figure} MB from the second tenth to the last`);
}
