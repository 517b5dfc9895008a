import type { Compared, CriterionReport, RolloutReport } from '@handrail/protocol';
import { figures } from '../definitions.ts';
import { formatAverage, formatCount, formatDays, formatFullDay, formatMoment } from '../format.ts';
import { formatValue, textOf } from '../overview/figure-text.ts';
import { CriterionChart, PointTable } from './chart.tsx';
import { aboutText, targetSentence } from './criterion-text.ts';
import { Value } from './figure-value.tsx';
import { messages, rolloutMessages } from '../words.ts';
import { ReportFiles } from './report-files.tsx';
import { ReportTables } from './report-tables.tsx';
import { Standing } from './standing.tsx';

const words = rolloutMessages.report;

/** What became of a rollout: the same for members and for whoever has a link. */
export function Report({ report }: { report: RolloutReport }) {
  const { goLive, criteria, movedAt, hiddenBelow } = report;
  return (
    <div class="rollout-report">
      <Facts report={report} />
      <section aria-label={words.criteria}>
        <h2>{words.criteria}</h2>
        {movedAt !== null && <p class="hint">{words.moved(formatMoment(movedAt))}</p>}
        {criteria.length === 0 && <p class="card quiet">{words.noCriteria}</p>}
        <div class="criteria">
          {criteria.map((one) => (
            <CriterionCard key={one.criterion.criterionId} report={one} names={report.names} goLive={goLive} />
          ))}
        </div>
      </section>
      <ReportTables report={report} />
      <ReportFiles report={report} />
      {hiddenBelow !== null && <p class="muted">{words.hidden(hiddenBelow)}</p>}
    </div>
  );
}

function Facts({ report: { need, owner, goLive, today, timeZone, names, departments } }: { report: RolloutReport }) {
  const people = departments === null ? words.everybody : `${departments.trait}: ${departments.values.join(', ')}`;
  return (
    <section class="card rollout-facts" aria-label={words.need}>
      <p class="rollout-need" dir="auto">
        {need}
      </p>
      <dl>
        <dt>{words.goLive('').trim()}</dt>
        <dd>{formatFullDay(goLive)}</dd>
        {owner !== undefined && (
          <>
            <dt>{rolloutMessages.edit.owner}</dt>
            <dd dir="auto">{owner}</dd>
          </>
        )}
        <dt>{words.scope}</dt>
        <dd dir="auto">
          {Object.values(names.apps).join(', ')}; {people}
        </dd>
      </dl>
      <p class="muted">{words.upTo(formatFullDay(today), timeZone)}</p>
    </section>
  );
}

interface CriterionCardProps {
  report: CriterionReport;
  names: RolloutReport['names'];
  goLive: string;
}

function CriterionCard({ report, names, goLive }: CriterionCardProps) {
  const { criterion, standing, reason, expected } = report;
  const { unit } = figures[criterion.figure];
  const about = aboutText(criterion, names);
  return (
    <article class="card criterion">
      <header>
        <h3 dir="auto">{about}</h3>
        <Standing standing={standing} />
      </header>
      <p class="muted">
        {targetSentence(criterion)}
        {reason !== undefined && `: ${messages.reasons[reason]}`}
      </p>
      <dl class="before-now">
        <Side name={words.before} of={report} which="before" figure={criterion.figure} />
        <Side name={words.now} of={report} which="now" figure={criterion.figure} />
      </dl>
      <CriterionChart report={report} goLive={goLive} about={about} />
      {expected !== null && <p class="muted">{words.expectedNote(formatValue(expected, unit))}</p>}
      <PointTable report={report} about={about} />
    </article>
  );
}

interface SideProps {
  name: string;
  of: Compared;
  which: 'before' | 'now';
  figure: CriterionReport['criterion']['figure'];
}

/** A figure with what it was made from and its window, in words. */
function Side({ name, of, which, figure: figureName }: SideProps) {
  const one = of[which];
  const { denominator } = figures[figureName];
  const { numerator, denominator: whole } = one?.figure ?? {};
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Value text={one === null ? words.notYet : textOf(one.figure)} isThere={one?.figure.value != null} />
        {one !== null && denominator !== null && whole !== undefined && (
          <small>
            {numerator === undefined
              ? words.among(formatCount(whole), denominator)
              : words.of(formatAverage(numerator), formatCount(whole), denominator)}
          </small>
        )}
        {one !== null && <small>{formatDays(one)}</small>}
      </dd>
    </div>
  );
}
