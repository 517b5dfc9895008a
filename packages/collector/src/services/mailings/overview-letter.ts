import type { OverviewFigure, OverviewReport, Range } from '@handrail/protocol';
import type { Metrics } from '../../metrics/index.ts';
import { chartOf, type Letter, type Row, type Section } from './letter.ts';
import { isSmall, sayDays, sayFigure, type Reader } from './reader.ts';

/** How long figures of this moment are waited for at once; they are worked out all the same, and there when it is asked again. */
const WAIT_MS = 4_000;

/** Said where some apps could not be read in time; they are there when it is asked again. */
class NotReadyYet extends Error {}

interface OverviewAsked {
  /** One app; all that the reader may see without it. */
  appId: string | undefined;
  range: Range;
  /** Whether to wait until every app could be read, and just now. */
  isPatient: boolean;
}

/** The overview as a letter; undefined where the reader may see nothing of it. */
export async function overviewLetter(
  metrics: Pick<Metrics, 'overview'>,
  { appId, range, isPatient }: OverviewAsked,
  reader: Reader,
): Promise<Letter | undefined> {
  const apps = appId === undefined ? reader.apps : reader.apps.filter((app) => app.appId === appId);
  const [first] = apps;
  if (first === undefined) return undefined;
  const report = await metrics.overview(apps, range, { seesTickets: reader.seesTickets, waitMs: WAIT_MS });
  const { asOf } = report;
  if (isPatient && (report.missing.length > 0 || asOf !== undefined))
    throw new NotReadyYet('apps are still being read');
  const { speech } = reader;
  const { mailing } = speech.words;
  const lone = apps.length === 1 ? first : undefined;
  const missing = report.missing.map(({ name }) => name).join(', ');
  return {
    title: lone ? mailing.overviewOf(lone.name) : mailing.overviewOfAll,
    lead: [
      sayDays(range, speech),
      mailing.against(speech.day(report.before.from), speech.day(report.before.to)),
      ...(report.concerns.length > 0 ? [mailing.attention(report.concerns.length)] : []),
      ...(missing === '' ? [] : [mailing.missing(missing)]),
      ...(asOf === undefined ? [] : [mailing.asOf(speech.instant(asOf, range.timeZone))]),
    ],
    sections: lone
      ? report.apps.map(({ name, figures }) => figuresOf(name, figures, report, reader))
      : [figuresOf(mailing.allApps, report.all, report, reader), appsOf(report, reader)],
    hash: `#/overview?from=${range.from}&to=${range.to}${lone ? `&app=${encodeURIComponent(lone.appId)}` : ''}`,
  };
}

/** Each app in a row: of many apps no mail has a picture of each figure. */
function appsOf({ all, apps }: OverviewReport, reader: Reader): Section {
  const { mailing } = reader.speech.words;
  return {
    title: mailing.app,
    heads: [mailing.app, ...all.map(({ figure }) => reader.speech.termOf(figure))],
    rows: apps.map(({ name, figures }) => ({ cells: [name, ...figures.map(({ now }) => sayFigure(now, reader))] })),
  };
}

function figuresOf(
  title: string,
  figures: readonly OverviewFigure[],
  { spans }: Pick<OverviewReport, 'spans'>,
  reader: Reader,
): Section {
  const { mailing } = reader.speech.words;
  const rows = figures.map((one): Row => {
    const { termOf, valueOf } = reader.speech;
    const name = termOf(one.figure);
    const aim = one.aim === null ? '–' : valueOf(one.aim, one.now.unit);
    // The parts of a small whole are smaller still.
    const trend = reader.isStranger && isSmall(one.now) ? one.trend.map(() => null) : one.trend;
    const said = trend.map((value, index) => {
      const span = spans[index];
      return `${span ? reader.speech.day(span.to) : ''} ${valueOf(value, one.now.unit, '–')}`;
    });
    return {
      cells: [name, sayFigure(one.now, reader), sayFigure(one.before, reader), aim],
      ...chartOf(trend, one.aim, mailing.trendOf(name, said.join(', '))),
    };
  });
  return { title, heads: [mailing.figure, mailing.value, mailing.before, mailing.aim, mailing.trend], rows };
}
