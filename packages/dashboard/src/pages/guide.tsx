import type { ActiveDay, App, FunnelStep, GuideReport } from '@handrail/protocol';
import { useMemo } from 'preact/hooks';
import { together, type Answer, type Api } from '../api.ts';
import { FunnelChart } from '../charts/funnel.tsx';
import { GoalForm } from '../guide-figures/goal-form.tsx';
import { WhyNot } from '../guide-figures/why-not.tsx';
import { GuideFigures } from '../guide-figures/guide-figures.tsx';
import { formatCount } from '../format.ts';
import { articleMessages, messages } from '../words.ts';
import { ActiveDays } from '../parts/active-days.tsx';
import { NumberHeading } from '../parts/heading.tsx';
import { Compare } from '../parts/compare.tsx';
import { EditLive } from '../parts/edit-live.tsx';
import { Desk } from '../parts/desk.tsx';
import { Icon } from '../parts/icon.tsx';
import { Info, RangeContext } from '../parts/info.tsx';
import { Labels } from '../parts/labels.tsx';
import { Failed, LiveBadge, Loading, Stale } from '../parts/notice.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { MissRate, Share } from '../parts/share.tsx';
import { Status } from '../parts/status.tsx';
import { Texts } from '../parts/texts.tsx';
import { Tiles } from '../parts/tiles.tsx';
import { Versions } from '../parts/versions.tsx';
import type { Days } from '../range.ts';
import { guidesHref, ticketHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive, useReport } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { GuideFiles } from './guide-files.tsx';

const words = messages.guide;

type Report = GuideReport & { days: ActiveDay[] };

async function loadReport(api: Api, appId: string, guideId: string, days: Days): Promise<Answer<Report>> {
  const [guide, active] = await Promise.all([api.guide(appId, guideId, days), api.activeDays(appId, days)]);
  const answer = together({ guide, active });
  return 'failure' in answer ? answer : { value: { ...answer.value.guide, days: answer.value.active.days } };
}

function FunnelTable({ steps, startedBy }: { steps: readonly FunnelStep[]; startedBy: number }) {
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.funnelCaption}>
      <table class="figures">
        <caption class="unseen">{words.funnelCaption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.step}</th>
            <NumberHeading term="reached" />
            <NumberHeading term="lost" />
            <NumberHeading term="dismissed" />
            <NumberHeading term="missed" />
            <NumberHeading term="missRate" />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            <tr key={step.stepId}>
              <th scope="row" dir="auto">
                <span class="step-number">{index + 1}</span> {step.title}
              </th>
              <td class="number">
                {formatCount(step.reachedBy)}{' '}
                <span class="muted">{startedBy > 0 && <Share value={step.reachedBy / startedBy} />}</span>
              </td>
              <td class="number">
                {formatCount(step.lost)}{' '}
                <span class="muted">{step.reachedBy > 0 && <Share value={step.lostShare} />}</span>
              </td>
              <td class="number">{formatCount(step.dismissedBy)}</td>
              <td class="number">{formatCount(step.missed)}</td>
              <td class="number">
                <MissRate value={step.missRate} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Funnel({ report }: { report: Report }) {
  const { guide, funnel } = report;
  const empty = guide.startedBy === 0 && funnel.every(({ reachedBy, missed }) => reachedBy === 0 && missed === 0);
  return (
    <section class="card" aria-label={words.funnel}>
      <h2>
        {words.funnel} <Info term="funnel" />
      </h2>
      {empty ? (
        <p class="quiet">{guide.version === null ? words.draftOnly : words.nobody}</p>
      ) : (
        <FunnelChart report={report} />
      )}
      {funnel.length > 0 && (
        <>
          <h3 class="unseen">{words.funnelTable}</h3>
          <FunnelTable steps={funnel} startedBy={guide.startedBy} />
        </>
      )}
    </section>
  );
}

/** A banner or a hint has nothing to walk through. What a draft will have is not known before it is published. */
const hasSteps = ({ guide, funnel }: Report) => funnel.length > 0 || guide.version === null;

interface GuidePageProps {
  app: App;
  route: Extract<Route, { page: 'guide' }>;
  may: (right: string) => boolean;
  memberId: string | undefined;
}

/** One guide: how many began, how far they came, where they left, and where a step was missed. */
export function GuidePage({ app, route, may, memberId }: GuidePageProps) {
  const { api } = useServices();
  const draft = useLive(`draft ${app.appId}/${route.guideId}`, () => api.draft(app.appId, route.guideId));
  const view = useReport(route.choice, (days) => loadReport(api, app.appId, route.guideId, days));
  const { value } = view;
  const title = value?.guide.title ?? (view.failure ? messages.guides.guide : messages.loading);
  useTitle(`${title} · ${app.name}`);
  const body = useMemo(
    () =>
      value && (
        <RangeContext.Provider value={value.range}>
          <Tiles guide={value.guide} />
          {hasSteps(value) && <Funnel report={value} />}
          <ActiveDays days={value.days} today={view.today} />
          <GuideFiles app={app} report={value} />
        </RangeContext.Provider>
      ),
    [app, value, view.today],
  );
  return (
    <>
      <a class="back" href={guidesHref(app.appId, route.choice)}>
        <Icon name="back" />
        {words.back}
      </a>
      <div class="page-head">
        <h1 dir="auto">{title}</h1>
        {value && <Status kind={value.guide.kind} version={value.guide.version} state={draft.value?.state} />}
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      <div class={view.pending ? 'body pending' : 'body'} aria-busy={view.pending}>
        {draft.value && (
          <>
            {draft.value.fromTicketId !== undefined && may('ticket.read') && (
              <p>
                <a href={ticketHref(draft.value.fromTicketId)}>{articleMessages.openTicket}</a>
              </p>
            )}
            {may('guide.write') && <EditLive app={app} guideId={route.guideId} />}
            <Desk {...{ app, may, draft: draft.value, onChanged: draft.again }} />
          </>
        )}
        <div class="toolbar">
          <RangePicker route={route} choice={route.choice} days={view.days} today={view.today} />
          <LiveBadge on={value !== undefined && view.failure === undefined} />
        </div>
        {body}
        {value && value.guide.version !== null && (
          <GuideFigures app={app} guideId={route.guideId} choice={route.choice} kind={value.guide.kind} />
        )}
        {value && value.guide.version !== null && may('visitor.read') && <WhyNot app={app} guideId={route.guideId} />}
        {draft.value && (
          <>
            {may('guide.write') && <GoalForm {...{ app, draft: draft.value, onChanged: draft.again }} />}
            <Compare key={draft.value.versions.length} app={app} draft={draft.value} />
            <Texts {...{ app, may, draft: draft.value, onChanged: draft.again }} />
            <Versions {...{ app, may, draft: draft.value, onChanged: draft.again }} />
            {may('guide.write') && <Labels {...{ app, memberId, draft: draft.value, onChanged: draft.again }} />}
          </>
        )}
      </div>
    </>
  );
}
