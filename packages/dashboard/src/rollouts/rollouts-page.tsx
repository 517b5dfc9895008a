import type { App, RolloutRow } from '@handrail/protocol';
import { formatFullDay } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { rolloutHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { rolloutMessages as words } from '../words.ts';
import { RolloutFiles } from './rollout-files.tsx';
import { StateBadge } from './standing.tsx';

interface RolloutsPageProps {
  app: App;
  may: (right: string) => boolean;
}

/** The rollouts of one app. Whoever may not see numbers goes to the test alone. */
export function RolloutsPage({ app, may }: RolloutsPageProps) {
  const { api } = useServices();
  const view = useLive(`rollouts ${app.appId}`, () => api.rollouts(app.appId));
  useTitle(`${words.title} · ${app.name}`);
  const rollouts = view.value?.rollouts;
  const mayWrite = may('rollout.write');
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
        {mayWrite && (
          <a class="button strong" href={rolloutHref(app.appId, 'new', 'edit')}>
            {words.make}
          </a>
        )}
      </div>
      <p class="muted">{words.intro}</p>
      {!rollouts && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!rollouts && !view.failure && <Loading />}
      {rollouts?.length === 0 && <p class="card quiet">{mayWrite ? words.empty : words.emptyReader}</p>}
      {rollouts && rollouts.length > 0 && (
        <RolloutTable app={app} rollouts={rollouts} seesNumbers={may('figures.read')} />
      )}
    </>
  );
}

interface RolloutTableProps {
  app: App;
  rollouts: readonly RolloutRow[];
  seesNumbers: boolean;
}

function RolloutTable({ app, rollouts, seesNumbers }: RolloutTableProps) {
  const { columns } = words;
  const heads = [columns.name, columns.state, columns.goLive, columns.owner, columns.criteria, columns.test];
  return (
    <div class="card">
      <HeadedTable caption={words.caption} heads={heads} kind="rollouts">
        {rollouts.map(({ rolloutId, name, state, goLive, owner, criteria }) => (
          <tr key={rolloutId}>
            <th scope="row" dir="auto">
              <a href={rolloutHref(app.appId, rolloutId, seesNumbers ? 'report' : 'test')}>{name}</a>
            </th>
            <td>
              <StateBadge state={state} />
            </td>
            <td class="nowrap">{formatFullDay(goLive)}</td>
            <td dir="auto">{owner}</td>
            <td class="number">{criteria}</td>
            <td>
              <a href={rolloutHref(app.appId, rolloutId, 'test')}>{words.toTest}</a>
            </td>
          </tr>
        ))}
      </HeadedTable>
      <RolloutFiles app={app} rollouts={rollouts} />
    </div>
  );
}
