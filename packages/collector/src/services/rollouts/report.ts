import type {
  App,
  Compared,
  Criterion,
  CriterionReport,
  Figure,
  FigureQuestion,
  GoalReport,
  Range,
  RolloutReport,
  RolloutTest,
  Windowed,
} from '@handrail/protocol';
import { createCalendar } from '../../metrics/calendar.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { RolloutRecord } from '../../store/records/rollout-records.ts';
import { judgeCriterion } from './judge.ts';
import { REPORT_DAYS, windowsOf, windowTo, type Span } from './windows.ts';

export interface ReportParts {
  records: Pick<RecordStore, 'apps' | 'guides' | 'features'>;
  /** Answers in the order of the questions. */
  measureFigures: (questions: readonly FigureQuestion[]) => Promise<Figure[]>;
  /** Who met the goal of a guide; undefined where there is no such guide. */
  goal: (appId: string, guideId: string, range: Range) => Promise<GoalReport | undefined>;
  /** Today, in the workspace's time zone. */
  today: () => Pick<Range, 'to' | 'timeZone'>;
  testOf: (record: RolloutRecord) => Promise<RolloutTest>;
}

type Asked = Omit<FigureQuestion, 'from' | 'to'>;
const MOST_DEPARTMENTS = 30;

/** What became of a rollout, as a member sees it who may see all of its apps. */
export async function reportOn(parts: ReportParts, record: RolloutRecord): Promise<RolloutReport> {
  const { records, testOf } = parts;
  const { rollout, state, endedAt, movedAt } = record;
  const { scope, goLive, name, need, owner } = rollout;
  const { to, timeZone } = parts.today();
  const ended = endedAt === null ? to : createCalendar(timeZone).dayOf(endedAt);
  const today = ended < to ? ended : to;
  const measure = measurer(parts.measureFigures);
  const compare = comparer(measure, goLive, today);
  const apps = (await Promise.all(scope.appIds.map((appId) => records.apps.find(appId)))).filter(
    (app) => app !== undefined,
  );
  const about = { isLive: state !== 'draft', goLive, today };
  const [criteria, byDepartment, tickets, guides, test, heldOut] = await Promise.all([
    Promise.all(rollout.criteria.map((criterion) => reportCriterion(measure, criterion, about))),
    Promise.all(
      departmentsOf(apps, rollout.scope).map((one) => compare(one.asked).then((found) => ({ ...one.row, ...found }))),
    ),
    Promise.all(
      apps.map(async ({ appId }) => ({
        appId,
        tickets: await compare({ figure: 'tickets', appId }),
        per100: await compare({ figure: 'ticketsPer100', appId }),
      })),
    ),
    Promise.all(
      scope.guides.map(async ({ appId, guideId }) => {
        const found = await records.guides.find(appId, guideId);
        return {
          ...{ appId, guideId, title: found?.published?.title ?? found?.draft.title ?? guideId },
          version: found?.published?.version ?? null,
          completion: await compare({ figure: 'guideCompletion', appId, guideId }),
          missRate: await compare({ figure: 'missRate', appId, guideId }),
        };
      }),
    ),
    testOf(record),
    heldOutOf(parts, scope.guides, goLive <= today ? { from: goLive, to: today, timeZone } : undefined),
  ]);
  return {
    ...{ name, need, owner, state, goLive, today, timeZone, movedAt, departments: scope.departments ?? null },
    names: await namesOf(parts, apps, rollout.criteria, guides),
    ...{ criteria, byDepartment, tickets, guides, heldOut, test: summaryOf(test), hiddenBelow: null },
  };
}

/** Guides of which somebody was held out since go-live, by what those did who were. */
async function heldOutOf(
  { records, goal }: ReportParts,
  guides: RolloutRecord['rollout']['scope']['guides'],
  range: Range | undefined,
): Promise<RolloutReport['heldOut']> {
  if (range === undefined) return [];
  const { from, to } = range;
  const found = await Promise.all(
    guides.map(async ({ appId, guideId }) => {
      const comparison = (await goal(appId, guideId, range))?.comparison;
      if (!comparison) return [];
      const record = await records.guides.find(appId, guideId);
      const title = record?.published?.title ?? record?.draft.title ?? guideId;
      return [{ appId, guideId, title, from, to, comparison }];
    }),
  );
  return found.flat();
}

type Measurer = (asked: Asked, span: Span) => Promise<Windowed>;

/** Gathers what is asked in one turn, so that questions from the same reports are answered together. */
function measurer(measureFigures: ReportParts['measureFigures']): Measurer {
  let waiting: FigureQuestion[] = [];
  let answers: Promise<Figure[]> | undefined;
  return async (asked, { from, to }) => {
    const at = waiting.push({ ...asked, from, to }) - 1;
    answers ??= new Promise<void>((resolve) => setImmediate(resolve)).then(() => {
      const questions = waiting;
      [waiting, answers] = [[], undefined];
      return measureFigures(questions);
    });
    const figure = (await answers)[at];
    if (figure === undefined) throw new Error('a question without an answer');
    return { from, to, figure };
  };
}

const comparer =
  (measure: Measurer, goLive: string, today: string) =>
  async (asked: Asked): Promise<Compared> => {
    const { before, now } = windowsOf({ goLive, today, days: REPORT_DAYS });
    const [first, last] = await Promise.all([measure(asked, before), now && measure(asked, now)]);
    return { before: first, now: last ?? null };
  };

async function reportCriterion(
  measure: Measurer,
  criterion: Criterion,
  about: { isLive: boolean; goLive: string; today: string },
): Promise<CriterionReport> {
  const { figure, appId, featureId, guideId, population, by, days } = criterion;
  const asked: Asked = {
    ...{ figure, appId, ...(featureId !== undefined && { featureId }) },
    ...(guideId !== undefined && { guideId }),
    ...(population && { population }),
  };
  const spans = windowsOf({ ...about, by, days });
  const [before, now, points] = await Promise.all([
    measure(asked, spans.before),
    spans.now && measure(asked, spans.now),
    Promise.all(spans.ends.map((to) => measure(asked, windowTo(to, days)))),
  ]);
  const numbers = { before: before.figure.value, now: now?.figure.value ?? null };
  const { standing, expected } = judgeCriterion({ ...about, criterion, ...numbers });
  const reason = (now ?? before).figure.reason;
  return {
    ...{ criterion, standing, expected, before, now: now ?? null, points },
    ...(standing === 'not-measurable' && reason !== undefined && { reason }),
  };
}

/** The departments of the scope, else those that an app counts: of whom there is a head-count by their adoption. */
function departmentsOf(apps: readonly App[], { departments }: RolloutRecord['rollout']['scope']) {
  return apps.flatMap(({ appId, headcount = {} }) => {
    const values = departments?.values ?? Object.keys(headcount);
    const trait = departments?.trait ?? 'department';
    return values.slice(0, MOST_DEPARTMENTS).map((department) => {
      const isCounted = trait === 'department' && (headcount[department] ?? 0) > 0;
      const asked: Asked = {
        ...{ figure: isCounted ? 'adoption' : 'activePeople', appId, population: { trait, value: department } },
      };
      return { asked, row: { appId, department } };
    });
  });
}

async function namesOf(
  { records }: ReportParts,
  apps: readonly App[],
  criteria: readonly Criterion[],
  guides: RolloutReport['guides'],
): Promise<RolloutReport['names']> {
  const features: Record<string, string> = {};
  const titles = Object.fromEntries(guides.map(({ appId, guideId, title }) => [`${appId}/${guideId}`, title]));
  for (const { appId, featureId, guideId } of criteria) {
    const feature = featureId === undefined ? undefined : await records.features.find(appId, featureId);
    if (feature !== undefined) features[`${appId}/${feature.featureId}`] = feature.name;
    const guide = guideId === undefined ? undefined : await records.guides.find(appId, guideId);
    if (guide !== undefined) titles[`${appId}/${guideId}`] = guide.published?.title ?? guide.draft.title;
  }
  return { apps: Object.fromEntries(apps.map(({ appId, name }) => [appId, name])), features, guides: titles };
}

function summaryOf({ scripts, counts, signOffs }: RolloutTest): RolloutReport['test'] {
  if (scripts.length === 0) return null;
  const [last] = signOffs;
  return {
    ...{ scripts: scripts.length, ...counts },
    signOff: last === undefined ? null : { at: last.at, verdict: last.verdict, by: last.by.name },
  };
}
