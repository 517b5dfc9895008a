import type { Compared, CriterionReport, RolloutReport } from '@handrail/protocol';
import { chartOf, type Letter, type Row, type Section } from './letter.ts';
import { drawnValue, sayFigure, type Reader } from './reader.ts';

/** What became of a rollout, as a letter. The report is one that the reader may see: for strangers it was made so before. */
export function rolloutLetter(report: RolloutReport, hash: string, reader: Reader): Letter {
  const { speech } = reader;
  const { mailing } = speech.words;
  const several = Object.keys(report.names.apps).length > 1;
  const inApp = (name: string, appId: string): string =>
    several ? `${name} (${report.names.apps[appId] ?? appId})` : name;
  const compared = (name: string, appId: string, one: Compared): Row => ({
    cells: [inApp(name, appId), sayWindow(one.before, reader), sayWindow(one.now, reader)],
  });
  const heads = (first: string): string[] => [first, mailing.before, mailing.value];
  const sections: Section[] = [
    criteriaOf(report, reader),
    {
      ...{ title: mailing.departments, heads: heads(mailing.department) },
      rows: report.byDepartment.map((one) => compared(one.department, one.appId, one)),
    },
    {
      ...{ title: mailing.tickets, heads: heads(mailing.figure) },
      rows: report.tickets.flatMap(({ appId, tickets, per100 }) => [
        compared(speech.termOf('tickets'), appId, tickets),
        compared(speech.termOf('ticketsPer100'), appId, per100),
      ]),
    },
    {
      ...{ title: mailing.guides, heads: heads(mailing.figure) },
      rows: report.guides.flatMap(({ appId, title, completion, missRate }) => [
        compared(`${title}: ${speech.termOf('guideCompletion')}`, appId, completion),
        compared(`${title}: ${speech.termOf('missRate')}`, appId, missRate),
      ]),
    },
  ];
  return {
    title: mailing.rolloutOf(report.name),
    lead: [report.need, mailing.goLive(speech.day(report.goLive)), ...(reader.isStranger ? [mailing.shared] : [])],
    sections: sections.filter(({ rows }) => rows.length > 0),
    hash,
  };
}

function criteriaOf(report: RolloutReport, reader: Reader): Section {
  const { mailing } = reader.speech.words;
  return {
    title: mailing.criteria,
    heads: [mailing.criterion, mailing.standing, mailing.before, mailing.value, mailing.aim, mailing.trend],
    rows: report.criteria.map((one) => criterionRow(one, report, reader)),
  };
}

function criterionRow(
  { criterion, standing, before, now, points }: CriterionReport,
  report: RolloutReport,
  reader: Reader,
): Row {
  const { speech } = reader;
  const { mailing } = speech.words;
  const { figure, target, by, appId, population } = criterion;
  const of = population === undefined ? '' : ` (${String(population.value)})`;
  const several = Object.keys(report.names.apps).length > 1;
  const name = `${speech.termOf(figure)}${of}${several ? `, ${report.names.apps[appId] ?? appId}` : ''}`;
  const unit = (now ?? before)?.figure.unit ?? points[0]?.figure.unit ?? 'count';
  const values = points.map((one) => drawnValue(one.figure, reader));
  const said = values.map(
    (value, index) => `${speech.day(points[index]?.to ?? by)} ${speech.valueOf(value, unit, '–')}`,
  );
  return {
    cells: [
      ...[name, mailing.standings[standing], sayWindow(before, reader), sayWindow(now, reader)],
      `${speech.valueOf(target, unit)} ${mailing.by(speech.day(by))}`,
    ],
    ...chartOf(values, target, mailing.trendOf(name, said.join(', '))),
  };
}

const sayWindow = (one: Compared['now'], reader: Reader): string =>
  one === null ? reader.speech.words.noData : sayFigure(one.figure, reader);
