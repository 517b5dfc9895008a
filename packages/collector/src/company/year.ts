import type { Event } from '@handrail/protocol';
import { createDeskStory, type DeskMove } from './desk-story.ts';
import { createDice, type Dice } from './dice.ts';
import { createGuideRun } from './guide-run.ts';
import { createHelpStory } from './help-story.ts';
import { createPeople, headcountOf, type Person } from './people.ts';
import { elementOf, planApps, type AppPlan, type CompanyOptions } from './plan.ts';
import { createSets, type AppTruth, type Truth } from './truth.ts';
import { beginVisit, startWithin, type Visit } from './visit.ts';
import { createWorkdays, type Workday, type Workdays } from './workdays.ts';
import { DAY_MS } from '../clock.ts';

/** What happened in one application on one day. */
interface AppDay {
  appId: string;
  /** By their instants. */
  events: Event[];
}

export interface CompanyDay {
  /** When the day was over: everything in it is older. */
  until: number;
  apps: AppDay[];
  /** By their instants, of all applications. */
  desk: DeskMove[];
}

/** A company and its year. Days are told in their order; what was true is known when all of them were. */
export interface Company {
  apps: readonly (AppPlan & { headcount: Readonly<Record<string, number>> })[];
  workdays: Workdays;
  days(): Generator<CompanyDay>;
  /** In which somebody works. */
  browserOf(visitorId: string): string | undefined;
  truth(): Truth;
}

export function makeCompany(options: CompanyOptions): Company {
  const { seed, lastDay, days: count, timeZone } = options;
  const workdays = createWorkdays(lastDay, count, timeZone);
  const people = createPeople(seed, options.people, count);
  const headcount = headcountOf(people, count);
  const plans = planApps(options);
  const lives = plans.map((app) => createAppLife({ seed, app, people, headcount, workdays }));
  const browsers = new Map(people.map(({ visitorId, browser }) => [visitorId, browser]));
  const until = ({ startsAt }: Workday): number => startsAt + DAY_MS;
  return {
    apps: plans.map((plan) => ({ ...plan, headcount })),
    workdays,
    browserOf: (visitorId) => browsers.get(visitorId),
    *days() {
      let waiting: DeskMove[] = [];
      for (const [dayIndex, day] of workdays.days.entries()) {
        const told = lives.map((life) => life.live(day, dayIndex));
        waiting = [...waiting, ...told.flatMap(({ desk }) => desk)].sort((a, b) => a.at - b.at);
        const due = waiting.filter(({ at }) => at < until(day));
        waiting = waiting.slice(due.length);
        yield { until: until(day), apps: told.map(({ appId, events }) => ({ appId, events })), desk: due };
      }
    },
    truth: () => ({
      asOf: workdays.days.reduce((latest, day) => Math.max(latest, until(day)), 0),
      apps: Object.fromEntries(lives.map((life) => [life.app.appId, life.truth()])),
    }),
  };
}

interface LifeParts {
  seed: number;
  app: AppPlan;
  people: readonly Person[];
  headcount: Readonly<Record<string, number>>;
  workdays: Workdays;
}

/** One application from day to day: who comes, and what they do. */
function createAppLife({ seed, app, people, headcount, workdays }: LifeParts) {
  const dice = createDice(seed, app.appId);
  const guides = app.guides.map((plan) => createGuideRun(seed, app, plan, workdays.days));
  const desk = createDeskStory(seed, app.appId, workdays);
  const help = createHelpStory(createDice(seed, `${app.appId} help`), workdays.days.length, desk);
  const [active, use] = [createSets(), createSets()];
  const everybody = new Set<string>();
  const staff = people.map((person) => ({ person, startsOn: startOf(person, app, dice) }));

  function useFeatures(visit: Visit, month: string): void {
    const { visitorId } = visit.person;
    for (const feature of app.features) {
      const rate = guides.map((one) => one.lifted(visitorId, feature.featureId)).find((one) => one !== undefined);
      if (!dice.chance(rate ?? feature.rate)) continue;
      visit.view(feature.path);
      if (feature.by === 'click') visit.note({ name: 'element.clicked', element: elementOf(feature) });
      use.add(month, feature.featureId, visitorId);
      for (const guide of guides) guide.used(visitorId, feature.featureId, visit.at());
      meet(visit, feature.path);
    }
  }

  /** At most one guide a visit: what `met` remembers. */
  const met = new WeakSet<Visit>();
  function meet(visit: Visit, path: string): void {
    if (met.has(visit)) return;
    const guide = guides.find((one) => one.plan.path === path && one.meet(visit));
    if (guide !== undefined) met.add(visit);
  }

  function work(visit: Visit): void {
    visit.view('/home');
    meet(visit, '/home');
    if (dice.chance(0.7)) {
      visit.view('/requests');
      meet(visit, '/requests');
    }
    if (!dice.chance(0.4)) return;
    visit.view(app.formPath);
    const element = { kind: 'form', signals: { id: 'request' } };
    visit.note({ name: 'form.started', element });
    visit.wait(30);
    const isSent = dice.chance(0.86);
    visit.note(
      isSent
        ? { name: 'form.submitted', element, props: { fields: 6, durationMs: 30_000 + dice.below(90_000) } }
        : { name: 'form.abandoned', element, props: { fields: 2, lastField: 'amount' } },
    );
    if (!isSent && dice.chance(0.3)) {
      visit.note({ name: 'frustration.noticed', element: SEND, props: { kind: dice.pick(['rage', 'dead', 'error']) } });
    }
  }

  return {
    app,
    live(day: Workday, dayIndex: number): AppDay & { desk: DeskMove[] } {
      const opensAt = day.isOpen ? workdays.instantOf(day.minutesBefore) : undefined;
      const told: AppDay & { desk: DeskMove[] } = { appId: app.appId, events: [], desk: [] };
      if (opensAt === undefined) return told;
      for (const { person, startsOn } of staff) {
        const { visitorId, department, leaves } = person;
        if (dayIndex < startsOn || dayIndex >= leaves || !dice.chance(department.habit * day.mood)) continue;
        const visit = beginVisit({ person, app, dayIndex, startsAt: startWithin(opensAt, dice), dice });
        work(visit);
        useFeatures(visit, day.month);
        told.desk.push(...help.seek(visit));
        active.add(day.month, department.name, visitorId);
        everybody.add(visitorId);
        told.events.push(...visit.events);
      }
      told.events.sort((a, b) => a.at - b.at);
      return told;
    },
    truth: (): AppTruth => ({
      headcount,
      active: active.sizes(),
      activeInYear: everybody.size,
      features: use.sizes(),
      guides: Object.fromEntries(guides.map((guide) => [guide.plan.guide.guideId, guide.truth()])),
      help: help.truth(),
      ...desk.truth(),
    }),
  };
}

const SEND = { kind: 'button', signals: { 'data-testid': 'send', name: 'send' }, within: ['main', 'form#request'] };

/** The day from which somebody uses an application: soon after it went live, months later, or never. */
function startOf({ department, joins }: Person, { liveOn }: AppPlan, dice: Dice): number {
  if (!dice.chance(department.open)) return Number.POSITIVE_INFINITY;
  const hesitates = Math.floor(-Math.log(1 - dice.next()) * 25);
  return Math.max(liveOn, joins + 3) + hesitates;
}
