import type { App, OutcomesReport } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatCount } from '../format.ts';
import { TakeAway } from '../explore/take-away.tsx';
import { Choice } from '../parts/form.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { Share, ShareBar } from '../parts/share.tsx';
import { guideFigureMessages as words } from '../words.ts';
import { spanText } from './span-text.ts';

type Version = OutcomesReport['versions'][number];
const LEFT = ['dismissed', 'snoozed', 'missed', 'left', 'open'] as const;
const leftHeads = LEFT.map((end) => words.ends[end]);
const reasonOf = (reason: string | null): string =>
  reason === null ? words.noReason : (words.reasons[reason] ?? reason);

/** Where people left one version, why, and how long its steps took. */
function Steps({ version }: { version: Version }) {
  const { steps, missedFor } = version;
  return (
    <>
      {missedFor.length > 0 && (
        <p>
          {words.missedFor}{' '}
          {missedFor.map(({ reason, people }) => words.reason(reasonOf(reason), formatCount(people))).join(' · ')}
        </p>
      )}
      <HeadedTable
        caption={words.stepsTable(version.version)}
        kind="trends"
        numbers={[1]}
        heads={[words.step, words.reached, ...leftHeads, words.median, words.p75]}
      >
        {steps.map(({ stepId, title, reachedBy, ended, time }) => (
          <tr key={stepId}>
            <th scope="row" dir="auto">
              {title}
            </th>
            <td class="number">{formatCount(reachedBy)}</td>
            {LEFT.map((end) => (
              <td key={end} class="number">
                {formatCount(ended[end])}
              </td>
            ))}
            <td class="number">{spanText(time.medianMs)}</td>
            <td class="number">{spanText(time.p75Ms)}</td>
          </tr>
        ))}
      </HeadedTable>
    </>
  );
}

/** How the guide ended for people, version by version. */
export function Outcomes({ app, guideId, report }: { app: App; guideId: string; report: OutcomesReport }) {
  const { versions } = report;
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const version = versions.find((one) => String(one.version) === chosen) ?? versions[0];
  return (
    <section class="card" aria-label={words.outcomes}>
      <h2>
        {words.outcomes} <Info term="outcomes" />
      </h2>
      {version === undefined ? (
        <p class="quiet">{words.nobody}</p>
      ) : (
        <>
          <HeadedTable
            caption={words.versionsTable}
            kind="trends"
            numbers={[1]}
            heads={[words.version, words.started, words.ends.completed, words.rate, ...leftHeads]}
          >
            {versions.map((one) => (
              <tr key={one.version}>
                <th scope="row">{one.version}</th>
                <td class="number">{formatCount(one.startedBy)}</td>
                <td class="number">{formatCount(one.ends.completed)}</td>
                <td class="number">
                  <ShareBar value={one.completionRate} />
                </td>
                {LEFT.map((end) => (
                  <td key={end} class="number">
                    {formatCount(one.ends[end])}{' '}
                    {one.ends[end] > 0 && (
                      <span class="muted">
                        <Share value={one.ends[end] / one.startedBy} />
                      </span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </HeadedTable>
          <h3>
            {words.stepsTable(version.version)} <Info term="stepTime" />
          </h3>
          {versions.length > 1 && (
            <div class="form">
              <Choice
                label={words.version}
                value={String(version.version)}
                options={Object.fromEntries(versions.map((one) => [` ${one.version}`.trim(), String(one.version)]))}
                onValue={setChosen}
              />
            </div>
          )}
          <Steps version={version} />
          <TakeAway
            table={{
              name: `${app.appId}-${guideId}-outcomes`,
              heads: ['version', 'step', 'people', ...LEFT, 'median ms', 'p75 ms'],
              rows: versions.flatMap((one) => [
                [one.version, null, one.startedBy, ...LEFT.map((end) => one.ends[end]), null, null],
                ...one.steps.map(({ stepId, reachedBy, ended, time }) => [
                  ...[one.version, stepId, reachedBy, ...LEFT.map((end) => ended[end]), time.medianMs, time.p75Ms],
                ]),
              ]),
            }}
            value={report}
          />
        </>
      )}
    </section>
  );
}
