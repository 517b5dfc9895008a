import type { App, Environment, HealthReport, StepHealth } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatCount, formatMoment, formatShare } from '../format.ts';
import { guideMessages } from '../words.ts';
import { Choice } from '../parts/form.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Failed, LiveBadge, Loading, Notice, Stale } from '../parts/notice.tsx';
import { PlacePicture } from '../parts/place-picture.tsx';
import { UntilFirstEvent } from '../parts/until-first-event.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { guideHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { HealthFiles } from './health-files.tsx';

const words = guideMessages.health;

type Tallies = StepHealth['pages'];

function Tally({ of }: { of: Tallies }) {
  return (
    <ul class="plain-list">
      {of.map(({ what, times }) => (
        <li key={what}>
          <span class="fact" dir="auto">
            {what}
          </span>
          <span class="muted">{words.badge(formatCount(times))}</span>
        </li>
      ))}
    </ul>
  );
}

/** How often it goes wrong in each release of the application, or in each browser. */
function Slices({ title, of }: { title: string; of: StepHealth['browsers'] }) {
  if (of.length === 0) return null;
  return (
    <ul class="plain-list" aria-label={title}>
      {of.map((slice) => (
        <li key={slice.what}>
          <span class="fact" dir="auto">
            {slice.what}
          </span>
          <span class="muted">{ratesOf(slice)}</span>
        </li>
      ))}
    </ul>
  );
}

function ratesOf({ missRate, healRate }: StepHealth['browsers'][number]): string {
  const [miss, heal] = [formatShare(missRate), formatShare(healRate || null)];
  return [miss && words.missRate(miss), heal && words.healRate(heal)].filter(Boolean).join(' · ');
}

function Reasons({ step }: { step: StepHealth }) {
  const reasons = step.missed === 0 ? [{ what: 'healed', times: step.healed }] : step.reasons;
  const told = reasons.length > 0 ? reasons : [{ what: 'other', times: step.missed }];
  return (
    <ul class="plain-list">
      {told.map(({ what, times }) => (
        <li key={what}>
          <span>{Object.hasOwn(words.reasons, what) ? words.reasons[what] : words.reasons['other']}</span>
          <span class="muted">{words.badge(formatCount(times))}</span>
        </li>
      ))}
    </ul>
  );
}

function Row({ app, step }: { app: App; step: StepHealth }) {
  return (
    <tr>
      <th scope="row">
        <a href={guideHref(app.appId, step.guideId)} dir="auto">
          {step.guideTitle}
        </a>
        <br />
        <span dir="auto">{step.stepTitle ?? words.gone(step.stepId)}</span>
        {step.stepTitle !== null && (
          <PlacePicture appId={app.appId} guideId={step.guideId} stepId={step.stepId} of="live" />
        )}
      </th>
      <td>
        {formatCount(step.missed)} <span class="muted">{words.ofAll(formatCount(step.missed + step.shown))}</span>
        {step.healed > 0 && <p class="muted">{words.healed(formatCount(step.healed), formatCount(step.looked))}</p>}
      </td>
      <td>
        {step.since !== null && formatMoment(step.since)}
        {step.last !== null && <p class="muted">{words.lastAt(formatMoment(step.last))}</p>}
      </td>
      <td>
        <Tally of={step.pages} />
        <Slices title={words.byVersion} of={step.appVersions} />
        <Slices title={words.byBrowser} of={step.browsers} />
      </td>
      <td>
        <Reasons step={step} />
      </td>
    </tr>
  );
}

function Steps({ app, report }: { app: App; report: HealthReport }) {
  if (report.steps.length === 0) {
    return (
      <Notice title={words.fine}>
        <p>{words.fineText}</p>
      </Notice>
    );
  }
  return (
    <section class="card">
      {report.cut && <p class="hint">{words.cut}</p>}
      <HeadedTable
        kind="health"
        caption={words.caption}
        heads={[words.step, words.missed, words.since, words.where, words.why]}
      >
        {report.steps.map((step) => (
          <Row key={`${step.guideId} ${step.stepId}`} app={app} step={step} />
        ))}
      </HeadedTable>
      <HealthFiles app={app} report={report} />
    </section>
  );
}

/** Which steps do not find their place any more: how often, since when, where, why, and what to do. */
export function HealthPage({ app, route }: { app: App; route: Extract<Route, { page: 'health' }> }) {
  const { api } = useServices();
  const [environment, setEnvironment] = useState<Environment>('production');
  const view = useReport(route.choice, (days) => api.health(app.appId, days, environment), undefined, environment);
  const { value } = view;
  useTitle(`${words.title} · ${app.name}`);
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      <p>{words.lead}</p>
      <div class="toolbar">
        <RangePicker route={route} choice={route.choice} days={view.days} today={view.today} />
        <Choice
          label={words.environment}
          value={environment}
          options={guideMessages.environments}
          onValue={setEnvironment}
        />
        <LiveBadge on={value !== undefined && view.failure === undefined} />
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      <div class={view.pending ? 'body pending' : 'body'} aria-busy={view.pending}>
        {value && (
          <UntilFirstEvent app={app}>
            <Steps app={app} report={value} />
          </UntilFirstEvent>
        )}
      </div>
    </>
  );
}
