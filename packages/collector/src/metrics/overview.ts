import type {
  App,
  Concern,
  Figure,
  FigureName,
  FigureQuestion,
  OverviewFigure,
  OverviewReport,
  Range,
} from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { Stores } from '../services/stores.ts';
import type { Calendar } from './calendar.ts';
import { concernsOf, worstFirst } from './concerns.ts';
import { measureOne } from './figure.ts';
import { openReports, type Reports, type Sources } from './figure-reports.ts';
import { createMemory, type Memory } from './overview-memory.ts';
import { poolFigures } from './overview-pool.ts';
import { spanBefore, sparkSpans } from './overview-spans.ts';
import { createShelf } from './shelf.ts';
import type { Span } from './spans.ts';

export interface OverviewQuestion {
  /** The figures of these apps and what wants attention in them. */
  overview(apps: readonly App[], range: Range, asked: OverviewAsked): Promise<OverviewReport>;
}

/** What the overview shows of an app, in this order. */
const OVERVIEW_FIGURES = [
  ...(['adoption', 'activePeople', 'stickiness', 'frustration', 'guideCompletion'] as const),
  ...(['missRate', 'ticketsPer100', 'deflection', 'csat'] as const),
] satisfies FigureName[];

interface OverviewAsked {
  /** Where tickets may be spoken of. */
  seesTickets: (appId: string) => boolean;
  /** How long to wait for what is true now; what takes longer is given as it was. As short as whoever opens a page likes it without. */
  waitMs?: number;
}

const MOST_CONCERNS = 50;
const MOST_TICKETS = 10_000;
const AT_ONCE = 4;
/** What is older is given with how old it is. */
const STALE_MS = 60_000;
const PATIENCE = {
  /** Apps that take longer are given as they were, and as they are now the next time. */
  againMs: 300,
  /** Of many apps hardly any are worked out in that time, so nobody waits for it. */
  manyMs: 50,
  /** Apps of which nothing is known yet are named as missing after this; they are worked out all the same. */
  firstMs: 4_000,
};
/** Hears what went wrong where somebody gets an answer all the same. */
export type OnFault = (error: unknown) => void;

interface Measured {
  figure: FigureName;
  aim: number | null;
  now: Figure;
  before: Figure;
  trend: Figure[];
}

interface OfApp {
  app: App;
  measured: Measured[];
  figures: OverviewFigure[];
  concerns: Concern[];
}

export interface OverviewOptions {
  patience?: typeof PATIENCE;
  /** Hears why an app could not be answered; the overview names it as missing. */
  onFault: OnFault;
}

export function overviewQuestion(
  stores: Stores,
  sources: Sources,
  calendar: Calendar,
  clock: Clock,
  { patience = PATIENCE, onFault }: OverviewOptions,
): OverviewQuestion {
  const shelf = createShelf(clock, calendar);

  const memory = createMemory<OfApp>(clock);

  async function figuresOf(reports: Reports, { appId, aims }: App, spans: readonly Span[]) {
    return Promise.all(
      OVERVIEW_FIGURES.map(async (figure): Promise<Measured> => {
        const of = ({ from, to }: Span) => measureOne(stores, reports, { figure, appId, from, to });
        const [now, ...rest] = await Promise.all(spans.map(of));
        if (now === undefined) throw new Error('an overview without a range');
        const [before = now, ...trend] = rest;
        return { figure, aim: aims?.[figure] ?? null, now, before, trend };
      }),
    );
  }

  async function concernsIn(
    reports: Reports,
    app: App,
    range: Range,
    figures: readonly OverviewFigure[],
    sees: boolean,
  ) {
    const { appId } = app;
    const of: FigureQuestion = { figure: 'adoption', appId, from: range.from, to: range.to };
    const isOpen = { appIds: [appId], spam: false, states: ['new', 'open'] } as const;
    const queries = [isOpen, { ...isOpen, due: { from: 0, until: clock.now() } }];
    const [guides, { places }, { help }, [open = 0, late = 0], alerts] = await Promise.all([
      reports.guides(of),
      reports.places(of),
      reports.support(of),
      sees ? stores.records.tickets.count(queries, MOST_TICKETS) : [0, 0],
      stores.records.alerts.list(appId),
    ]);
    return concernsOf({ app, figures, guides, places, help, open, late, alerts });
  }

  async function ofApp(app: App, [range, ...spans]: [Range, ...Span[]], sees: boolean): Promise<OfApp> {
    // Days that are over change while a sample's past is being written: then nothing is kept.
    const isFilling = app.sample?.whole === false;
    const kept = { ...(!isFilling && { shelf }), spans: [range, ...spans] };
    const reports = openReports(sources, calendar.timeZone, kept);
    const measured = await figuresOf(reports, app, [range, ...spans]);
    const figures = measured.map(valuesOf);
    return { app, measured, figures, concerns: await concernsIn(reports, app, range, figures, sees) };
  }

  return {
    async overview(apps, range, { seesTickets, waitMs }) {
      const [before, spans] = [spanBefore(range), sparkSpans(range)];
      const asked = apps.map((app) => {
        const sees = seesTickets(app.appId);
        const key = JSON.stringify([app, range, sees]);
        return { app, key, ask: () => ofApp(app, [range, before, ...spans], sees) };
      });
      const { fresh, some, all, faults } = workOutAll(asked, memory, onFault);
      const isKnown = asked.every(({ key }) => memory.remembered(key) !== undefined);
      const knownMs = waitMs ?? (asked.length > AT_ONCE ? patience.manyMs : patience.againMs);
      await withPatience(all, isKnown ? true : some, isKnown ? knownMs : Math.max(patience.firstMs, waitMs ?? 0));
      const now = clock.now();
      const given = asked.map(({ app, key }) => {
        const answer = fresh.get(key);
        return { app, found: answer === undefined ? memory.remembered(key) : { answer, at: now } };
      });
      const asOf = Math.min(now, ...given.flatMap((one) => one.found?.at ?? []));
      const found = given.flatMap((one) => one.found?.answer ?? []);
      const missing = given.flatMap(({ app, found: is }) => (is ? [] : [{ appId: app.appId, name: app.name }]));
      // Where none could be answered, why is the answer: mostly the store is away.
      if (found.length === 0 && missing.length > 0)
        throw faults[0] ?? new Error('no figure of any app was had in time');
      const concerns = worstFirst(found.flatMap((one): Concern[] => one.concerns)).slice(0, MOST_CONCERNS);
      return {
        ...{ range, before, spans, concerns, missing },
        ...(now - asOf >= STALE_MS && { asOf }),
        all: poolAll(found.map(({ measured }) => measured)),
        apps: found.map(({ app, figures }) => ({ appId: app.appId, name: app.name, figures })),
      };
    },
  };
}

interface Asked {
  key: string;
  ask: () => Promise<OfApp>;
}

/** Works out what is asked, a few at a time; what nothing is known of comes first, since the others can be given as they were. */
function workOutAll(asked: readonly Asked[], memory: Memory<OfApp>, onFault: OnFault) {
  const isNew = ({ key }: Asked): boolean => memory.remembered(key) === undefined;
  const waiting = [...asked.filter(isNew), ...asked.filter((one) => !isNew(one))];
  const fresh = new Map<string, OfApp>();
  const some = Promise.withResolvers<true>();
  const faults: Error[] = [];
  const work = async (): Promise<void> => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      try {
        fresh.set(next.key, await memory.workOut(next.key, next.ask));
        some.resolve(true);
      } catch (error) {
        // What fails for one mostly fails for all: it is told once.
        if (faults.length === 0) onFault(error);
        faults.push(error instanceof Error ? error : new Error(String(error)));
      }
    }
  };
  return { fresh, faults, some: some.promise, all: Promise.all(Array.from({ length: AT_ONCE }, work)) };
}

/** Waits for all, or for some of it where all takes too long. */
async function withPatience(all: Promise<unknown>, some: unknown, ms: number): Promise<void> {
  const late = Promise.withResolvers<undefined>();
  const timer = setTimeout(late.resolve, ms, undefined);
  try {
    await Promise.race([all, Promise.all([late.promise, some])]);
  } finally {
    clearTimeout(timer);
  }
}

function valuesOf({ trend, ...rest }: Measured): OverviewFigure {
  return { ...rest, trend: trend.map(({ value }) => value) };
}

function poolAll(apps: readonly (readonly Measured[])[]): OverviewFigure[] {
  return OVERVIEW_FIGURES.map((figure, index) => {
    const ones = apps.flatMap((measured) => measured[index] ?? []);
    const points = ones[0]?.trend ?? [];
    return valuesOf({
      ...{ figure, aim: null },
      now: poolFigures(
        figure,
        ones.map(({ now }) => now),
      ),
      before: poolFigures(
        figure,
        ones.map(({ before }) => before),
      ),
      trend: points.map((_, point) =>
        poolFigures(
          figure,
          ones.flatMap(({ trend }) => trend[point] ?? []),
        ),
      ),
    });
  });
}
