import type { App, GoalReport } from '@handrail/protocol';
import { formatCount } from '../format.ts';
import { TakeAway } from '../explore/take-away.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Info } from '../parts/info.tsx';
import { ShareBar } from '../parts/share.tsx';
import { guideFigureMessages as words } from '../words.ts';
import { Lift } from './lift.tsx';

type Group = GoalReport['started'];

function saidOf(goal: NonNullable<GoalReport['goal']>): string {
  const days = formatCount(goal.days);
  if ('event' in goal) return words.met.event(goal.event, days);
  return 'path' in goal ? words.met.path(goal.path, days) : words.met.feature(goal.featureId, days);
}

/** How many met the goal of the guide, beside those who were held out. */
export function Goal({ app, guideId, report }: { app: App; guideId: string; report: GoalReport }) {
  const { goal, holdOut, started, comparison } = report;
  if (goal === null) return null;
  const rows: [name: string, group: Group][] = [
    [words.groups.started, started],
    ...(comparison ? [[words.groups.shown, comparison.shown] satisfies [string, Group]] : []),
    ...(comparison ? [[words.groups.heldOut, comparison.heldOut] satisfies [string, Group]] : []),
  ];
  return (
    <section class="card" aria-label={words.goalTitle}>
      <h2>
        {words.goalTitle} <Info term="goalRate" />
      </h2>
      <p>{saidOf(goal)}</p>
      {comparison ? (
        <Lift comparison={comparison} />
      ) : (
        <p class="hint">{holdOut > 0 ? words.nobodyHeldOut(formatCount(holdOut)) : words.noHoldOut}</p>
      )}
      <HeadedTable
        caption={words.goalTable}
        kind="trends"
        numbers={[1]}
        heads={[words.who, words.people, words.metBy, words.rate, words.open]}
      >
        {rows.map(([name, { people, met, rate, open }]) => (
          <tr key={name}>
            <th scope="row">{name}</th>
            <td class="number">{formatCount(people)}</td>
            <td class="number">{formatCount(met)}</td>
            <td class="number">
              <ShareBar value={rate} />
            </td>
            <td class="number">{formatCount(open)}</td>
          </tr>
        ))}
      </HeadedTable>
      <TakeAway
        table={{
          name: `${app.appId}-${guideId}-goal`,
          heads: ['group', 'people', 'met', 'rate', 'open'],
          rows: rows.map(([name, { people, met, rate, open }]) => [name, people, met, rate, open]),
        }}
        value={report}
      />
    </section>
  );
}
