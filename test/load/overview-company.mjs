// A company with a long past, fast: the rollups of as many events as are asked for, written by the collector's own counting, and
// a log that has some of them as rows. The overview reads rollups, people and what help was asked; pages and clicks it does not read.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { elementKey } from '../../packages/collector/src/store/events/element-key.ts';
import { openLogFiles } from '../../packages/collector/src/store/events/sqlite/log-files.ts';
import { createDictionary } from '../../packages/collector/src/store/events/sqlite/dictionary.ts';
import { createPresence } from '../../packages/collector/src/store/events/sqlite/presence.ts';
import { createRollups } from '../../packages/collector/src/store/events/sqlite/rollups.ts';
import { inTransaction } from '../../packages/collector/src/store/sqlite/guarded.ts';
import { uuid7 } from './events-made.mjs';

const DAY = 86_400_000;
const QUARTER = 900_000;
/** Quarters of a working day, from six in the morning on; how many of them somebody is in one app; and their events in these. */
const [FIRST_QUARTER, QUARTERS, ACTIVE_QUARTERS, EVENTS_A_DAY] = [24, 40, 4, 39];
/** Of how many apps somebody is, and in how many they are on one day. */
const [APPS_EACH, APPS_A_DAY] = [8, 3];
/** One run of a guide on so many days of somebody in an app, and one place where they are stuck. */
const [DAYS_A_RUN, DAYS_A_RAGE] = [5, 3];
const STEPS = 4;

/** The same numbers for the same seed. */
function dice(seed) {
  let state = seed >>> 0 || 1;
  return (sides) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % sides;
  };
}

/** The apps of somebody: eight of all, the same each day. */
export const appsOf = (person, apps) =>
  Array.from({ length: Math.min(APPS_EACH, apps) }, (_, index) => (person * 7 + index * 5) % apps);

const isWorkday = (at) => ![0, 6].includes(new Date(at).getUTCDay());

/**
 * Writes the rollups of the days up to `now` that are not there yet, until `untilMs` is reached, and answers how many events they stand
 * for and whether all is there. What is counted: who was in which app in which quarter of an hour, each run of a guide, each
 * place where somebody was stuck. What is there stands in a file beside the book.
 */
export function fillRollups(book, company, { now, days, untilMs }) {
  const { apps, guides } = company;
  const noted = `${book}.made.json`;
  const made = existsSync(noted) ? JSON.parse(readFileSync(noted, 'utf8')) : {};
  const files = openLogFiles(book);
  const [presence, dictionary] = [createPresence(), createDictionary()];
  let numbers;
  const today = Math.floor(now / DAY);
  for (let day = today - days + 1; day <= today && performance.now() < untilMs; day += 1) {
    if (made[day] !== undefined) continue;
    const at = day * DAY;
    const file = files.open(files.homeOf(uuid7(at + DAY / 2), now));
    dictionary.use(file);
    presence.use(file);
    const rollups = createRollups(file);
    numbers ??= inTransaction(file.database, () => numbersOf(file, dictionary, company));
    made[day] = 0;
    for (let app = 0; app < apps && isWorkday(at); app += 1) {
      inTransaction(file.database, () => {
        for (const [person, visitor] of numbers.visitors[app]) {
          const roll = dice((person + 1) * 2_654_435 + day * 40_503);
          const own = appsOf(person, apps);
          const first = roll(own.length);
          if ((own.indexOf(app) - first + own.length) % own.length >= APPS_A_DAY) continue;
          made[day] += countDay(
            { roll, app: numbers.appNumbers[app], visitor, at, guides: guides / apps },
            numbers.words,
            {
              ...{ rollups, presence },
            },
          );
        }
        rollups.flush();
        presence.flush();
      });
    }
    presence.forget();
    writeFileSync(noted, JSON.stringify(made));
  }
  files.close();
  const isWhole = Object.keys(made).length >= days;
  return { isWhole, events: Object.values(made).reduce((sum, events) => sum + events, 0) };
}

/** What somebody does in one app on one day; how many events that stands for. */
function countDay({ roll, app, visitor, at, guides }, words, { rollups, presence }) {
  const start = Math.floor(at / QUARTER) + FIRST_QUARTER + roll(QUARTERS - ACTIVE_QUARTERS);
  for (let quarter = start; quarter < start + ACTIVE_QUARTERS; quarter += 1) presence.add(app, quarter, visitor);
  const row = { app, guide: null, step: null, element: null, path: words.path[roll(20)], mode: null };
  const count = (name, more, kind) => rollups.count({ ...row, name: words[name], ...more }, name, kind, start, visitor);
  if (roll(DAYS_A_RUN) === 0) {
    const guide = words.guide[roll(Math.ceil(guides))];
    count('guide.started', { guide });
    const last = roll(10) < 7 ? STEPS : roll(STEPS);
    for (let step = 0; step < last; step += 1) {
      const isMissed = roll(40) === 0;
      count(isMissed ? 'step.missed' : 'step.shown', { guide, step: words.step[step] });
      if (!isMissed) count('step.completed', { guide, step: words.step[step] });
    }
    count(last === STEPS ? 'guide.completed' : 'guide.dismissed', { guide });
  }
  if (roll(DAYS_A_RAGE) === 0)
    count('frustration.noticed', { element: words.element[roll(30)] }, ['rage', 'dead', 'error'][roll(3)]);
  return EVENTS_A_DAY;
}

/** The numbers of apps, people and words. People come in the order in which they would: not app by app. */
function numbersOf(file, dictionary, { apps, people, departments, appIdOf }) {
  const appNumbers = Array.from({ length: apps }, (_, app) => dictionary.app(appIdOf(app)));
  const visitors = appNumbers.map(() => new Map());
  const trait = file.sql("INSERT OR IGNORE INTO trait VALUES (?, 'department', ?, 1, x'00')");
  for (let person = 0; person < people; person += 1) {
    for (const app of appsOf(person, apps)) {
      const visitor = dictionary.visitor(appNumbers[app], `v-${person}`);
      visitors[app].set(person, visitor);
      trait.run(visitor, JSON.stringify(departments[person % departments.length]));
    }
  }
  const several = (most, textOf) => Array.from({ length: most }, (_, index) => dictionary.word(textOf(index)));
  const names = ['guide.started', 'guide.completed', 'guide.dismissed', 'step.shown', 'step.completed', 'step.missed'];
  return {
    ...{ appNumbers, visitors },
    words: {
      ...Object.fromEntries([...names, 'frustration.noticed'].map((name) => [name, dictionary.word(name)])),
      path: several(20, (index) => `/requests/${index}`),
      guide: several(20, (index) => `guide-${index}`),
      step: several(STEPS, (index) => `step-${index}`),
      element: several(30, (index) =>
        elementKey({ kind: 'button', role: 'button', signals: { 'data-testid': `action-${index}` } }),
      ),
    },
  };
}
