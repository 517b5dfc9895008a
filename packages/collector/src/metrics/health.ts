import type { StepHealth } from '@handrail/protocol';
import type { EventRecord, StepTotals } from '../store/events/event-store.ts';

/** A guide that visitors have, with what its steps are called and how often they were shown and missed. */
export interface LiveGuide {
  guideId: string;
  title: string;
  steps: readonly { stepId: string; title: string }[];
  totals: readonly StepTotals[];
}

/** The newest misses and shows of a range, and from when on neither of the two lists is cut off. */
interface Seen {
  missed: readonly EventRecord[];
  shown: readonly EventRecord[];
  even: number;
}

/** How many of the shows that were looked at must have been healed for a step to be named for that alone. */
const WEAK = 0.2;

/**
 * The steps with something wrong, the worst first: most misses, then most healed shows. Totals are exact; reasons, places
 * and times are those of the events that are handed in, which are the newest of the range.
 */
export function shapeHealth(guides: readonly LiveGuide[], { missed, shown, even }: Seen): StepHealth[] {
  const misses = byStep(missed);
  const shows = byStep(shown);
  return guides
    .flatMap((guide) =>
      guide.totals.map((totals) => {
        const key = keyOf(guide.guideId, totals.stepId);
        return shapeStep(guide, totals, { missed: misses.get(key) ?? [], shown: shows.get(key) ?? [], even });
      }),
    )
    .filter(({ missed: times, looked, healed }) => times > 0 || (looked > 0 && healed / looked >= WEAK))
    .sort(
      (a, b) =>
        b.missed - a.missed ||
        b.healed - a.healed ||
        (keyOf(a.guideId, a.stepId) < keyOf(b.guideId, b.stepId) ? -1 : 1),
    );
}

function shapeStep(guide: LiveGuide, { stepId, missed, shown }: StepTotals, seen: Seen): StepHealth {
  const healed = seen.shown.filter((one) => propOf(one, 'healed') === true);
  const telling = missed > 0 ? seen.missed : healed;
  const times = telling.map(({ at }) => at);
  return {
    ...{ guideId: guide.guideId, guideTitle: guide.title, stepId, missed, shown },
    stepTitle: guide.steps.find((step) => step.stepId === stepId)?.title ?? null,
    ...{ looked: seen.shown.length, healed: healed.length },
    since: times.length > 0 ? Math.min(...times) : null,
    last: times.length > 0 ? Math.max(...times) : null,
    reasons: tally(telling, (one) => propOf(one, 'reason')),
    pages: tally(telling, ({ event }) => event.page.path),
    appVersions: slices(seen, 'appVersion'),
    browsers: slices(seen, 'browser'),
  };
}

const MOST_TALLIES = 5;

function tally(records: readonly EventRecord[], what: (record: EventRecord) => unknown): StepHealth['reasons'] {
  const times = new Map<string, number>();
  for (const record of records) {
    const word = what(record);
    if (typeof word === 'string' && word !== '') times.set(word, (times.get(word) ?? 0) + 1);
  }
  return [...times]
    .map(([word, count]) => ({ what: word, times: count }))
    .sort((a, b) => b.times - a.times || (a.what < b.what ? -1 : 1))
    .slice(0, MOST_TALLIES);
}

/** Misses and healed shows by what the events say of themselves: in which release, in which browser. */
function slices({ missed, shown, even }: Seen, name: 'appVersion' | 'browser'): StepHealth['browsers'] {
  const found = new Map<string, { missed: number; looked: number; healed: number }>();
  for (const record of [...missed, ...shown]) {
    // Events of earlier releases say it in their props.
    const what = record.client?.[name] ?? propOf(record, name);
    // Where more happened than was looked at, misses and shows of the same time are compared.
    if (typeof what !== 'string' || what === '' || record.at < even) continue;
    const slice = found.get(what) ?? { missed: 0, looked: 0, healed: 0 };
    found.set(what, slice);
    if (record.event.name === 'step.missed') slice.missed += 1;
    else slice.looked += 1;
    if (record.event.name === 'step.shown' && propOf(record, 'healed') === true) slice.healed += 1;
  }
  return [...found]
    .map(([what, { missed: misses, looked, healed }]) => ({
      ...{ what, missed: misses, looked, healed },
      missRate: rate(misses, misses + looked),
      healRate: rate(healed, looked),
    }))
    .sort((a, b) => b.missed - a.missed || b.healed - a.healed || b.looked - a.looked || (a.what < b.what ? -1 : 1))
    .slice(0, MOST_TALLIES);
}

const rate = (some: number, all: number): number | null => (all > 0 ? some / all : null);

const keyOf = (guideId: string, stepId: string): string => `${guideId} ${stepId}`;

const propOf = ({ event }: EventRecord, name: string): unknown =>
  event.props && Object.hasOwn(event.props, name) ? event.props[name] : undefined;

function byStep(records: readonly EventRecord[]): Map<string, EventRecord[]> {
  const steps = new Map<string, EventRecord[]>();
  for (const record of records) {
    const { guideId, stepId } = record.event;
    if (guideId === undefined || stepId === undefined) continue;
    const key = keyOf(guideId, stepId);
    const before = steps.get(key);
    if (before === undefined) steps.set(key, [record]);
    else before.push(record);
  }
  return steps;
}
