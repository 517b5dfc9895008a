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
import { poolFigures } from './overview-pool.ts';
import { spanBefore, sparkSpans } from './overview-spans.ts';
import { createShelf } from './shelf.ts';
import type { Span } from './spans.ts';

export interface OverviewQuestion {
  /** The figures of these apps and what wants attention in them; `seesTickets` says where tickets may be spoken of. */
  overview(apps: readonly App[], range: Range, seesTickets: (appId: string) => boolean): Promise<OverviewReport>;
}

/** What the overview shows of an app, in this order. */
const OVERVIEW_FIGURES = [
  ...(['adoption', 'activePeople', 'stickiness', 'frustration', 'guideCompletion'] as const),
  ...(['missRate', 'ticketsPer100', 'deflection', 'csat'] as const),
] satisfies FigureName[];

const MOST_CONCERNS = 50;
const MOST_TICKETS = 10_000;
const AT_ONCE = 4;
/** Apps that take longer are named as missing; they are worked out all the same, and are there the next time. */
const PATIENCE_MS = 4_000;

interface Measured {
  figure: FigureName;
  aim: number | null;
  now: Figure;
  before: Figure;
  trend: Figure[];
}

export function overviewQuestion(
  stores: Stores,
  sources: Sources,
  calendar: Calendar,
  clock: Clock,
  patienceMs = PATIENCE_MS,
): OverviewQuestion {
  const shelf = createShelf(clock, calendar);

  async function figuresOf(reports: Reports, { appId, aims }: App, [range, ...spans]: [Span, ...Span[]]) {
    const measured: Measured[] = [];
    for (const figure of OVERVIEW_FIGURES) {
      const of = ({ from, to }: Span) => measureOne(stores, reports, { figure, appId, from, to });
      const now = await of(range);
      const [before = now, ...trend] = await Promise.all(spans.map(of));
      measured.push({ figure, aim: aims?.[figure] ?? null, now, before, trend });
    }
    return measured;
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
    const [guides, { places }, { help }, [open = 0, late = 0]] = await Promise.all([
      reports.guides(of),
      reports.frustration(of),
      reports.support(of),
      sees ? stores.records.tickets.count(queries, MOST_TICKETS) : [0, 0],
    ]);
    return concernsOf({ app, figures, guides, places, help, open, late });
  }

  async function ofApp(app: App, range: Range, spans: [Span, ...Span[]], sees: boolean) {
    const reports = openReports(sources, calendar.timeZone, shelf);
    const measured = await figuresOf(reports, app, spans);
    const figures = measured.map(valuesOf);
    return { app, measured, figures, concerns: await concernsIn(reports, app, range, figures, sees) };
  }

  return {
    async overview(apps, range, seesTickets) {
      const [before, spans] = [spanBefore(range), sparkSpans(range)];
      const answers: (Awaited<ReturnType<typeof ofApp>> | undefined)[] = apps.map(() => undefined);
      const waiting = [...apps.entries()];
      const some = Promise.withResolvers<true>();
      const work = async (): Promise<void> => {
        for (let next = waiting.shift(); next; next = waiting.shift()) {
          const [at, app] = next;
          const answer = ofApp(app, range, [range, before, ...spans], seesTickets(app.appId));
          answers[at] = await answer.catch(() => undefined);
          if (answers[at]) some.resolve(true);
        }
      };
      const all = Promise.all(Array.from({ length: AT_ONCE }, work));
      await withPatience(all, some.promise, patienceMs);
      const found = answers.filter((answer) => answer !== undefined);
      const missing = apps.flatMap(({ appId, name }, at) => (answers[at] ? [] : [{ appId, name }]));
      // Where none could be answered, the store is away, and that is the answer.
      if (found.length === 0 && missing.length > 0) throw new Error('no figure of any app could be had');
      const concerns = worstFirst(found.flatMap((one): Concern[] => one.concerns)).slice(0, MOST_CONCERNS);
      return {
        ...{ range, before, spans, concerns, missing },
        all: poolAll(found.map(({ measured }) => measured)),
        apps: found.map(({ app, figures }) => ({ appId: app.appId, name: app.name, figures })),
      };
    },
  };
}

/** Waits for all, or for some of it where all takes too long. */
async function withPatience(all: Promise<unknown>, some: Promise<unknown>, ms: number): Promise<void> {
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
