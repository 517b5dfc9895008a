import type { Event } from '@handrail/protocol';
import { idAt, type Dice } from './dice.ts';
import type { Person } from './people.ts';
import { versionOn, type AppPlan } from './plan.ts';
import { MINUTE_MS } from '../clock.ts';

/** One person in one application, as its pages would tell of it: a session under way. */
export interface Visit {
  person: Person;
  app: AppPlan;
  /** The day, by its place in the year. */
  dayIndex: number;
  at(): number;
  /** Goes to a page. */
  view(path: string): void;
  /** Notes what happened on the page where they are. */
  note(what: Record<string, unknown> & { name: string }): void;
  /** Lets time pass: so many seconds, at least. */
  wait(seconds: number): void;
  events: readonly Event[];
}

const TITLES: Readonly<Record<string, string>> = {
  '/home': 'Home',
  '/requests': 'Requests',
  '/requests/new': 'New request',
  '/reports': 'Reports',
  '/approvals': 'Approvals',
};

export interface VisitParts {
  person: Person;
  app: AppPlan;
  dayIndex: number;
  startsAt: number;
  dice: Dice;
}

export function beginVisit({ person, app, dayIndex, startsAt, dice }: VisitParts): Visit {
  const events: Event[] = [];
  const sessionId = idAt(startsAt, dice);
  const { visitorId, department, locale } = person;
  let now = startsAt;
  let path = '/home';

  const wait = (seconds: number): void => {
    now += seconds * 1_000 + dice.below(seconds * 500 + 1);
  };

  function note(what: Record<string, unknown> & { name: string }): void {
    const event = {
      ...{ eventId: idAt(now, dice), at: now, seq: events.length, visitorId, sessionId },
      ...{ page: { path, title: `${TITLES[path] ?? app.name} · ${app.name}` }, ...what },
      appVersion: versionOn(app, dayIndex),
    };
    events.push(event);
    wait(2);
  }

  note({ name: 'visitor.identified', traits: { department: department.name, locale } });
  return {
    ...{ person, app, dayIndex, events, wait, note },
    at: () => now,
    view(next) {
      path = next;
      note({ name: 'page.viewed' });
      wait(8);
    },
  };
}

/** When a visit begins, within the office hours of a day that opens at `opensAt`, so that it ends within them too. */
export const startWithin = (opensAt: number, dice: Dice): number =>
  opensAt + dice.below(420) * MINUTE_MS + dice.below(MINUTE_MS);
