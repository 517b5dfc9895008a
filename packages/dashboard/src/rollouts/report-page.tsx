import { Failed, LiveBadge, Loading, Stale } from '../parts/notice.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { LinksPart } from './links-part.tsx';
import { makeOf } from '../mailings/draft.ts';
import { mailingsHref } from '../route.ts';
import { mailingMessages, messages, rolloutMessages } from '../words.ts';
import type { OfRollout } from './of-rollout.ts';
import { Report } from './report.tsx';
import { StateBadge } from './standing.tsx';

const words = rolloutMessages.report;
/** With the time that the answer takes, an event shows within 5 s. */
const POLL_MS = 3_000;

/** The report as members see it, following what happens; and the links by which others see it. */
export function ReportPage({ app, rolloutId, may }: OfRollout) {
  const { api } = useServices();
  const view = useLive(`report ${rolloutId}`, () => api.rolloutReport(app.appId, rolloutId), POLL_MS);
  const report = view.value;
  useTitle(`${report?.name ?? rolloutMessages.title} · ${app.name}`);
  if (!report && view.failure) return <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />;
  if (!report) return <Loading />;
  return (
    <>
      <div class="page-head">
        <h1 dir="auto">{report.name}</h1>
        <StateBadge state={report.state} />
        <span class="on-screen">
          <LiveBadge on={!view.failure} text={messages.live.numbers} />
        </span>
        {may('mailing.write') && (
          <a class="button on-screen" href={mailingsHref(makeOf('rollout', app.appId, rolloutId))}>
            {mailingMessages.send}
          </a>
        )}
        <button type="button" class="button on-screen" onClick={() => print()}>
          {words.print}
        </button>
      </div>
      <Stale view={view} />
      <Report report={report} />
      {may('rollout.write') && <LinksPart appId={app.appId} rolloutId={rolloutId} />}
    </>
  );
}
