import type { FigureName, FigureTrend, Range, Who } from '@handrail/protocol';
import { HIDDEN_BELOW, SMALLEST_GROUP } from '@handrail/protocol/figures';
import {
  clientAsked,
  clientFieldOf,
  clientNames,
  peopleOf,
  readQuestion,
  stepsOf,
  trendOf,
  type ExploreQuestion,
} from '@handrail/protocol/explore';
import type { Metrics } from '../../metrics/index.ts';
import { tellGroups } from '../../metrics/small-group.ts';
import type { QuestionRecord } from '../../store/records/question-records.ts';
import { chartOf, type Letter, type Row, type Section } from './letter.ts';
import { drawnValue, isSmall, sayDays, sayFigure, type Reader } from './reader.ts';
import { HOUR_MS } from '../../clock.ts';

export type QuestionMetrics = Pick<
  Metrics,
  'figureTrend' | 'figureApart' | 'funnel' | 'walks' | 'featureList' | 'retention' | 'licences' | 'activePeople'
>;

interface Asked {
  metrics: QuestionMetrics;
  appId: string;
  range: Range;
  ask: ExploreQuestion;
  who: Who;
  reader: Reader;
}

const MOST_ROWS = 30;

/** The answer to a kept question as a letter; undefined where what it is about is not there any more. */
export async function questionLetter(
  metrics: QuestionMetrics,
  { name, appId, query }: QuestionRecord,
  range: Range,
  reader: Reader,
): Promise<Letter | undefined> {
  const app = reader.apps.find((one) => one.appId === appId);
  const ask = readQuestion(new URLSearchParams(query));
  const who = peopleOf(ask, app?.segments ?? []);
  if (app === undefined || who === undefined) return undefined;
  const { speech } = reader;
  const least = reader.isStranger ? HIDDEN_BELOW : SMALLEST_GROUP;
  const isOfGroup = ask.kind !== 'trend' && (reader.isStranger || Object.keys(who).length > 0);
  const isFew = isOfGroup && (await metrics.activePeople(appId, range, who)) < least;
  const asked = { metrics, appId, range, ask, who, reader };
  const all = isFew ? [] : await ANSWERS[ask.kind](asked);
  if (all === undefined) return undefined;
  const sections = all.filter(({ rows, note }) => rows.length > 0 || note !== undefined);
  const address = new URLSearchParams({ ...query, from: range.from, to: range.to }).toString();
  const { mailing } = speech.words;
  return {
    title: `${app.name}: ${name}`,
    lead: [sayDays(range, speech), ...(isFew ? [mailing.tooSmall] : sections.length === 0 ? [mailing.nothing] : [])],
    sections,
    hash: `#/apps/${encodeURIComponent(appId)}/explore?${address}`,
  };
}

type Answer = (asked: Asked) => Promise<Section[] | undefined>;

const ANSWERS: Readonly<Record<ExploreQuestion['kind'], Answer>> = {
  async trend({ metrics, appId, range, ask, reader }) {
    const { speech } = reader;
    const { unknownOnes } = speech.words.mailing;
    const { figure, about, by, groups } = trendOf(ask);
    const { from, to } = range;
    const [one] = groups;
    const question = { figure, appId, from, to, ...about };
    const client = clientNames(clientAsked(ask), unknownOnes);
    if (by !== undefined) {
      const field = clientFieldOf(by);
      const apart = await metrics.figureApart({ ...question, ...(one && { population: one }) }, by);
      const sections = apart.groups.map(({ value, ...trend }): Section => {
        const name = value === null && field !== undefined ? unknownOnes[field] : String(value);
        return trendSection(figure, [...(one ? [String(one.value)] : []), ...client, name], trend, reader);
      });
      const { untold } = apart;
      const note = untold === undefined ? [] : [speech.words.mailing.untold(untold)];
      return [...sections, ...note.map((text) => ({ title: speech.termOf(figure), heads: [], rows: [], note: text }))];
    }
    return Promise.all(
      groups.map(async (population): Promise<Section> => {
        const trend = await metrics.figureTrend({ ...question, ...(population && { population }) });
        return trendSection(figure, [...(population ? [String(population.value)] : []), ...client], trend, reader);
      }),
    );
  },
  async funnel({ metrics, appId, range, ask, who, reader }) {
    const steps = stepsOf(ask.steps);
    if (steps.length === 0) return [];
    const hours = Number(ask.hours ?? 0);
    const answer = await metrics.funnel(appId, range, { steps, who, ...(hours > 0 && { withinMs: hours * HOUR_MS }) });
    if ('noFeature' in answer) return undefined;
    const counts = answer.rows[0]?.steps ?? [];
    const names = steps.map(({ path, name }) => path ?? name ?? '');
    const { mailing } = reader.speech.words;
    return [
      peopleSection(
        [mailing.step, mailing.people, mailing.ofFirst],
        counts.map(({ people, ofFirst }, index) => ({
          ...{ name: names[index] ?? '', people },
          more: [ofFirst.value === null ? '–' : reader.speech.share(ofFirst.value)],
        })),
        reader,
      ),
    ];
  },
  async paths({ metrics, appId, range, ask, who, reader }) {
    const [start] = stepsOf(ask.start);
    if (start === undefined) return [];
    const way = ask.way === 'before' ? 'before' : 'after';
    const { nodes } = await metrics.walks(appId, range, { start, way, steps: 3, who });
    const { mailing } = reader.speech.words;
    const pages = nodes.filter(({ step, kind }) => step === 1 && kind === 'page');
    return [
      peopleSection(
        [mailing.step, mailing.people],
        pages.map(({ path, sessions }) => ({ name: path ?? '', people: sessions, more: [] })),
        reader,
      ),
    ];
  },
  async features({ metrics, appId, range, who, reader }) {
    const { features } = await metrics.featureList(appId, range, who);
    const { mailing } = reader.speech.words;
    return [
      peopleSection(
        [mailing.feature, mailing.people, reader.speech.termOf('featureAdoption')],
        features.map(({ name, people, adoption }) => ({
          ...{ name, people },
          more: [adoption.value === null ? '–' : reader.speech.share(adoption.value)],
        })),
        reader,
      ),
    ];
  },
  async retention({ metrics, appId, range, who, reader }) {
    const { weeks, cohorts } = await metrics.retention(appId, range, who);
    const { speech, isStranger } = reader;
    const { mailing } = speech.words;
    const most = Math.max(0, ...cohorts.map((cohort) => cohort.weeks.length));
    const rows = cohorts.map(({ people, weeks: later }, index): Row => {
      const isHidden = isStranger && people < HIDDEN_BELOW;
      const said = later.map((one) => (one?.value == null || isHidden ? '–' : speech.share(one.value)));
      const cells = [
        speech.day(weeks[index]?.from ?? range.from),
        isHidden ? speech.words.tooFew : speech.number(people),
      ];
      return { cells: [...cells, ...said, ...Array<string>(most - said.length).fill('')] };
    });
    const after = Array.from({ length: most }, (_, weeksLater) => mailing.weekLater(weeksLater));
    return [{ title: speech.termOf('retention'), heads: [mailing.week, mailing.newcomers, ...after], rows }];
  },
  async licences({ metrics, appId, range, reader }) {
    const { departments, total } = await metrics.licences(appId, range, 'department');
    const { speech, isStranger } = reader;
    const { mailing } = speech.words;
    const { told, untold } = tellGroups(departments, ({ use }) => use.denominator);
    const said = told.filter(({ use }) => !isStranger || use.denominator >= HIDDEN_BELOW || use.denominator === 0);
    const rowOf = (name: string, { use, idle, idleCost }: (typeof departments)[number] | typeof total): Row => ({
      cells: [
        ...[
          name,
          speech.number(use.denominator),
          speech.number(use.numerator),
          idle === null ? '–' : speech.number(idle),
        ],
        idleCost == null ? '–' : speech.number(idleCost),
      ],
    });
    const hidden = untold + told.length - said.length;
    return [
      {
        title: speech.termOf('licenceUse'),
        heads: [mailing.department, mailing.seats, mailing.used, mailing.idle, mailing.cost],
        rows: [...said.map((one) => rowOf(one.department, one)), rowOf(mailing.total, total)],
        ...(hidden > 0 && { note: mailing.untold(hidden) }),
      },
    ];
  },
};

/** A figure over parts of the days, of those who are named. */
function trendSection(
  figure: FigureName,
  some: readonly string[],
  { whole, points }: Pick<FigureTrend, 'whole' | 'points'>,
  reader: Reader,
): Section {
  const { speech } = reader;
  const { mailing } = speech.words;
  const of = [speech.termOf(figure), ...(some.length > 0 ? [some.join(' · ')] : [])].join(': ');
  const values = points.map((point) => drawnValue(point.figure, reader));
  const said = points.map((point) => `${speech.day(point.to)} ${sayFigure(point.figure, reader)}`);
  return {
    title: `${of}: ${sayFigure(whole, reader)}`,
    heads: [mailing.span, mailing.value],
    rows: points.map((point) => ({
      cells: [`${speech.day(point.from)} – ${speech.day(point.to)}`, sayFigure(point.figure, reader)],
    })),
    ...chartOf(values, null, mailing.trendOf(of, said.join(', '))),
  };
}

interface Counted {
  name: string;
  people: number;
  more: string[];
}

/** A ranking of people, drawn as bars; strangers hear of no small row. */
function peopleSection(heads: string[], counted: readonly Counted[], reader: Reader): Section {
  const { speech } = reader;
  const rows = counted.slice(0, MOST_ROWS).map(({ name, people, more }) => {
    const isHidden = reader.isStranger && isSmall({ value: people, unit: 'people', better: 'more' });
    const cells = isHidden
      ? [name, speech.words.tooFew, ...more.map(() => '–')]
      : [name, speech.number(people), ...more];
    return { cells, people: isHidden ? null : people };
  });
  const title = heads[1] ?? '';
  const words = rows.map(({ cells: [name = '', people = ''] }) => `${name} ${people}`).join(', ');
  return {
    ...{ title, heads, rows: rows.map(({ cells }) => ({ cells })) },
    ...chartOf(
      rows.map(({ people }) => people),
      null,
      speech.words.mailing.trendOf(title, words),
    ),
  };
}
