import type { Concern, OverviewReport } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { figures } from '../definitions.ts';
import type { Present } from '../api.ts';
import { formatCount } from '../format.ts';
import type { RangeChoice } from '../range.ts';
import { formatValue } from './figure-text.ts';
import { concernHref } from './places.ts';
import { overviewMessages as words } from '../words.ts';

const FIRST = 6;

/** A concern in one sentence. What came from pages or people stands in it as text. */
function sentenceOf({ what, figure, value, against, subject = '' }: Concern): string {
  const unit = figure ? figures[figure].unit : what === 'tickets-late' ? 'count' : 'share';
  const said = (number: number | null): string => (number === null ? '' : formatValue(number, unit));
  return words.says[what]({
    ...{ figure: figure ? figures[figure].term : '', value: said(value), against: said(against), subject },
  });
}

/** What needs attention, the worst first, each with what can be done about it. */
export function ConcernList({
  report,
  choice,
  present,
  named,
}: {
  report: OverviewReport;
  choice: RangeChoice;
  present: Present;
  /** Whether it is said which app each is about. */
  named: boolean;
}) {
  const [all, setAll] = useState(false);
  const { concerns, apps } = report;
  const shown = all ? concerns : concerns.slice(0, FIRST);
  const nameOf = (appId: string): string => apps.find((app) => app.appId === appId)?.name ?? appId;
  return (
    <section class="card" aria-label={words.concerns}>
      <h2>{words.concerns}</h2>
      {concerns.length === 0 && <p class="quiet">{words.noConcerns}</p>}
      <ol class="concerns">
        {shown.map((concern) => {
          const href = concernHref(concern, choice, present);
          const sentence = sentenceOf(concern);
          return (
            <li key={`${concern.appId} ${concern.what} ${concern.figure} ${concern.guideId} ${concern.subject}`}>
              <span dir="auto">
                {named && <bdi class="concern-app">{nameOf(concern.appId)}</bdi>} {sentence}
              </span>
              {href !== undefined && (
                <a
                  class="button small"
                  href={href}
                  aria-label={`${words.acts[concern.what]}: ${nameOf(concern.appId)}, ${sentence}`}
                >
                  {words.acts[concern.what]}
                </a>
              )}
            </li>
          );
        })}
      </ol>
      {!all && concerns.length > FIRST && (
        <p class="actions">
          <button type="button" class="button small" onClick={() => setAll(true)}>
            {words.more(formatCount(concerns.length - FIRST))}
          </button>
        </p>
      )}
    </section>
  );
}
