// The overview of a company over a long log: p95 of the collector's time, once the shelf is warm, and the first of all; then the same
// in Chromium, from the address to the figures, with a collector of its own process (after `npm run build`).
// The log has EVENTS rows; with LONG=1 its rollups are those of some 100 million events beside them (`overview-company.mjs`).
// Run: node --conditions=handrail-source test/load/overview.mjs   LONG=1 EVENTS=1000000 APPS=40 PEOPLE=20000 GUIDES=300 TICKETS=4000 FOLDER=<kept folder>
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMetrics } from '../../packages/collector/src/metrics/index.ts';
import { openSqliteEvents } from '../../packages/collector/src/store/events/sqlite/index.ts';
import { openSqliteRecords } from '../../packages/collector/src/store/records/sqlite/index.ts';
import { madeEntry, madeTicket } from '../../packages/collector/src/store/records/made-tickets.contract.ts';
import { makeEvent } from './events-made.mjs';
import { tell } from './figures.ts';
import { openOverview } from './overview-opened.mjs';
import { appsOf, fillRollups } from './overview-company.mjs';

const EVENTS = Number(process.env.EVENTS ?? 1_000_000);
const APPS = Number(process.env.APPS ?? 40);
const PEOPLE = Number(process.env.PEOPLE ?? 20_000);
const GUIDES = Number(process.env.GUIDES ?? 300);
const TICKETS = Number(process.env.TICKETS ?? 4_000);
const ASKED = Number(process.env.ASKED ?? 40);
const LONG = process.env.LONG === '1';
const DAY = 86_400_000;
const DAYS = 60;
const BATCH = 25;
const DEPARTMENTS = ['Sales', 'Support', 'Finance', 'Legal', 'Production'];

const folder = process.env.FOLDER ?? mkdtempSync(join(tmpdir(), 'handrail-overview-'));
mkdirSync(folder, { recursive: true });
const book = join(folder, 'events.sqlite');
const isThere = existsSync(book);
const events = openSqliteEvents(book, { later: (flush) => void setImmediate(flush) });
const records = openSqliteRecords(join(folder, 'records.sqlite'));
const now = Math.floor(Date.now() / DAY) * DAY + DAY / 2;
const appIdOf = (index) => `app-${index % APPS}`;
if (!isThere) await fill();
const long = LONG ? fillLong() : undefined;
if (long?.isWhole === false) {
  console.log(`the past is not whole yet (${long.events} events): run it again on the same FOLDER`);
  process.exit(0);
}

const apps = await records.apps.list();
let stored = 0;
for (const { appId } of apps) stored += (await events.count(appId)).stored;
const metrics = createMetrics({ events, records }, 'Europe/Berlin', { now: () => Date.now() });
const { range } = metrics.readRange({ from: null, to: null });
const ask = async () => {
  const started = performance.now();
  const report = await metrics.overview(apps, range, { seesTickets: () => true });
  return { ms: performance.now() - started, report };
};
const first = await ask();
const times = [];
for (let index = 0; index < ASKED; index += 1) {
  // Something happens, and what was kept of open days is over, in every app.
  await events.append(appIdOf(index), [recordOf(index, 'v-1', Date.now())]);
  await new Promise((resolve) => setTimeout(resolve, 2_100));
  times.push((await ask()).ms);
}
times.sort((a, b) => a - b);
const bytes = JSON.stringify(first.report).length;
console.log(
  `${stored} events, ${apps.length} apps, ${PEOPLE} people, ${GUIDES} guides, ${TICKETS} tickets; ${first.report.concerns.length} concerns, ${first.report.missing.length} apps missing, ${bytes} bytes`,
);
console.log(`the first of all ${first.ms.toFixed(0)} ms`);
const [p50, p95] = [times[Math.floor(ASKED / 2)], times[Math.ceil(0.95 * ASKED) - 1]];
console.log(`then p50 ${p50.toFixed(0)} ms, p95 ${p95.toFixed(0)} ms (${ASKED} askings, 2.1 s apart)`);
const counted = (stored + (long?.events ?? 0)).toLocaleString('en');
const load = `overview, ${apps.length} apps, ${counted} events${long ? ` (${stored.toLocaleString('en')} of them rows)` : ''}`;
tell(
  { what: `${load}: the first of all`, figure: first.ms, unit: 'ms', better: 'less' },
  {
    what: `${load}: p95 in one process, while apps are still missing at first`,
    figure: p95,
    unit: 'ms',
    goal: 1_000,
    better: 'less',
  },
);
await events.close();
await records.close();
await openOverview(folder, { apps: APPS, asked: ASKED, load });
if (process.env.FOLDER === undefined) rmSync(folder, { recursive: true });

function recordOf(index, visitorId, at) {
  const { ageMs: _age, ...event } = makeEvent(index, visitorId, at);
  if (event.guideId) event.guideId = `guide-${index % Math.ceil(GUIDES / APPS)}`;
  return { event, at, receivedAt: at };
}

/** In its own connections, so that nobody else has the book open: it is made anew behind those of this program. */
function fillLong() {
  const started = performance.now();
  const made = fillRollups(
    book,
    { apps: APPS, people: PEOPLE, guides: GUIDES, departments: DEPARTMENTS, appIdOf },
    { now, days: DAYS, untilMs: started + Number(process.env.MINUTES ?? 60) * 60_000 },
  );
  console.log(
    `the rollups of ${made.events.toLocaleString('en')} events; ${((performance.now() - started) / 1_000).toFixed(0)} s`,
  );
  return made;
}

async function fill() {
  const desk = { authors: [], reviews: [], labels: [] };
  for (let app = 0; app < APPS; app += 1) {
    const headcount = Object.fromEntries(DEPARTMENTS.map((name) => [name, PEOPLE / 10]));
    await records.apps.put({ appId: appIdOf(app), appKey: `hk_load_app_${app}`, name: `App ${app}`, headcount });
    for (let guide = 0; guide < Math.ceil(GUIDES / APPS); guide += 1) {
      const steps = [0, 1, 2].map((step) => ({ type: 'dialog', stepId: `step-${step}`, title: 'Step', blocks: [] }));
      const draft = {
        kind: 'walkthrough',
        guideId: `guide-${guide}`,
        title: `Guide ${guide}`,
        trigger: { on: 'call' },
        steps,
      };
      await records.guides.put(appIdOf(app), { draft, revision: 1, updatedAt: 1, updatedBy: null, desk }, 0);
    }
  }
  for (let index = 0; index < TICKETS; index += 1) {
    const createdAt = now - Math.floor((1 - index / TICKETS) * DAYS * DAY);
    const change = { what: 'created', state: 'new', level: 'l1', priority: 'normal' };
    await records.tickets.add(
      madeTicket(`t${index}`, { createdAt, updatedAt: createdAt, appId: appIdOf(index) }),
      [
        madeEntry(`c${index}`, { at: createdAt, kind: 'change', change }),
        madeEntry(`r${index}`, { at: createdAt + 3_600_000, by: { kind: 'member' }, via: 'dashboard' }),
        madeEntry(`s${index}`, {
          at: createdAt + 7_200_000,
          by: { kind: 'member' },
          via: 'dashboard',
          kind: 'change',
          change: { what: 'state', from: 'new', to: 'solved' },
        }),
      ],
      [],
    );
  }
  const started = performance.now();
  for (let done = 0; done < EVENTS;) {
    const batches = Array.from({ length: 40 }, (_, batch) => {
      const at = now - DAYS * DAY + Math.floor(((done + batch * BATCH) / EVENTS) * DAYS * DAY);
      const person = Math.floor(Math.random() * PEOPLE);
      const visitorId = `v-${person}`;
      const first = Math.floor(Math.random() * 1_000);
      const who = { ...recordOf(first, visitorId, at).event, name: 'visitor.identified' };
      const { guideId: _g, stepId: _s, version: _v, element: _e, props: _p, ...identified } = who;
      const traits = { department: DEPARTMENTS[person % DEPARTMENTS.length] };
      const records = Array.from({ length: BATCH }, (_, index) => recordOf(first + index, visitorId, at - index * 100));
      const own = appsOf(person, APPS);
      return [appIdOf(own[batch % own.length]), [{ event: { ...identified, traits }, at, receivedAt: at }, ...records]];
    });
    await Promise.all(batches.map(([appId, list]) => events.append(appId, list)));
    done += 40 * BATCH;
    if (done % 500_000 === 0) console.log(`${done} written in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  }
}
