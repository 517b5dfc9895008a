import type { Compared, RolloutReport } from '@handrail/protocol';
import type { ComponentChildren } from 'preact';
import { figures } from '../definitions.ts';
import { formatCount, formatMoment, formatShare } from '../format.ts';
import { Lift } from '../guide-figures/lift.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { textOf } from '../overview/figure-text.ts';
import { guideFigureMessages as figureWords, rolloutMessages } from '../words.ts';

const words = rolloutMessages.report;
/** Further rows stand on the screen alone: the report is printed on two pages. */
const MOST_PRINTED = 12;

/** What stands beside the criteria: departments, tickets, guides, and the acceptance test. */
export function ReportTables({ report }: { report: RolloutReport }) {
  const { byDepartment, tickets, guides, heldOut, test, names } = report;
  const app = (appId: string) => names.apps[appId] ?? appId;
  const several = Object.keys(names.apps).length > 1;
  const beside = (name: string, appId: string) => (several ? `${name} (${app(appId)})` : name);
  return (
    <>
      <Part title={words.departments} note={words.window28} rows={byDepartment.length}>
        <HeadedTable
          caption={words.departments}
          heads={[words.department, words.figure, words.before, words.now]}
          kind="compared"
          numbers={[2]}
        >
          {byDepartment.map(({ appId, department, before, now }, at) => (
            <Row key={`${appId} ${department}`} at={at} name={beside(department, appId)}>
              <td>{figures[before?.figure.unit === 'share' ? 'adoption' : 'activePeople'].term}</td>
              <Both of={{ before, now }} />
            </Row>
          ))}
        </HeadedTable>
      </Part>
      <Part title={words.tickets} note={words.ticketsNote} rows={tickets.length}>
        <HeadedTable
          caption={words.tickets}
          heads={[words.app, words.figure, words.before, words.now]}
          kind="compared"
          numbers={[2]}
        >
          {tickets.flatMap(({ appId, tickets: count, per100 }, at) => [
            <Row key={`${appId} count`} at={at} name={app(appId)}>
              <td>{words.ticketCount}</td>
              <Both of={count} />
            </Row>,
            <Row key={`${appId} per 100`} at={at} name={app(appId)}>
              <td>{words.per100}</td>
              <Both of={per100} />
            </Row>,
          ])}
        </HeadedTable>
      </Part>
      <Part title={words.guides} note={words.window28} rows={guides.length}>
        <HeadedTable
          caption={words.guides}
          heads={[words.guide, words.figure, words.before, words.now]}
          kind="compared"
          numbers={[2]}
        >
          {guides.flatMap(({ appId, guideId, title, completion, missRate }, at) => [
            <Row key={`${appId} ${guideId} completion`} at={at} name={beside(title, appId)}>
              <td>{words.completion}</td>
              <Both of={completion} />
            </Row>,
            <Row key={`${appId} ${guideId} misses`} at={at} name={beside(title, appId)}>
              <td>{words.missRate}</td>
              <Both of={missRate} />
            </Row>,
          ])}
        </HeadedTable>
      </Part>
      <Part title={words.heldOut} note={words.heldOutNote} rows={heldOut.length}>
        <HeadedTable
          caption={words.heldOut}
          heads={[words.guide, figureWords.groups.shown, figureWords.groups.heldOut, words.effect]}
          kind="compared"
          numbers={[1, 3]}
        >
          {heldOut.map(({ appId, guideId, title, comparison }, at) => (
            <Row key={`${appId} ${guideId}`} at={at} name={beside(title, appId)}>
              <Met group={comparison.shown} />
              <Met group={comparison.heldOut} />
              <td>
                <Lift comparison={comparison} />
              </td>
            </Row>
          ))}
        </HeadedTable>
      </Part>
      {test && <TestPart test={test} />}
    </>
  );
}

function Part({
  title,
  note,
  rows,
  children,
}: {
  title: string;
  note: string;
  rows: number;
  children: ComponentChildren;
}) {
  if (rows === 0) return null;
  return (
    <div class="card report-part">
      <h2>{title}</h2>
      <p class="muted">{note}</p>
      {children}
      {rows > MOST_PRINTED && <p class="muted on-paper">{words.more(rows - MOST_PRINTED)}</p>}
    </div>
  );
}

function Row({ at, name, children }: { at: number; name: string; children: ComponentChildren }) {
  return (
    <tr class={at >= MOST_PRINTED ? 'on-screen' : undefined}>
      <th scope="row" dir="auto">
        {name}
      </th>
      {children}
    </tr>
  );
}

function Both({ of: { before, now } }: { of: Compared }) {
  return (
    <>
      <td class="number">{before === null ? words.notYet : textOf(before.figure)}</td>
      <td class="number">{now === null ? words.notYet : textOf(now.figure)}</td>
    </>
  );
}

/** How many of a group met the goal. */
function Met({ group: { met, people, rate } }: { group: RolloutReport['heldOut'][number]['comparison']['shown'] }) {
  return (
    <td class="number">
      {rate === null ? words.notYet : formatShare(rate)}{' '}
      <small>{words.metOf(formatCount(met), formatCount(people))}</small>
    </td>
  );
}

function TestPart({ test }: { test: NonNullable<RolloutReport['test']> }) {
  const { passed, steps, failed, open, signOff } = test;
  const { verdicts } = rolloutMessages.signOff;
  return (
    <section class="card report-part" aria-label={words.test}>
      <h2>{words.test}</h2>
      <p>{words.testSum(passed, steps, failed, open)}</p>
      <p>
        {signOff === null
          ? words.notSigned
          : words.signed(verdicts[signOff.verdict], formatMoment(signOff.at), signOff.by)}
      </p>
    </section>
  );
}
