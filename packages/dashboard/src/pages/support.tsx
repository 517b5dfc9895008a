import type { App, SupportFigures, SupportReport } from '@handrail/protocol';
import { formatCount } from '../format.ts';
import { messages, serviceMessages } from '../words.ts';
import { RangeContext } from '../parts/info.tsx';
import { Failed, LiveBadge, Loading, Stale } from '../parts/notice.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { Share } from '../parts/share.tsx';
import { Tile } from '../parts/tiles.tsx';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { Groups } from './support-groups.tsx';
import { Cost, Median, span, type Price } from './support-parts.tsx';
import { SupportFiles } from './support-files.tsx';
import { SupportReuse } from './support-reuse.tsx';
import { SupportTopics } from './support-topics.tsx';

const words = serviceMessages.numbers;
/** These questions look at many tickets. */
const POLL_MS = 30_000;

const TIMES = ['firstReply', 'firstReplyWork', 'firstSolved', 'firstSolvedWork', 'lastSolved'] as const;
const SHARES = [
  ...(['firstContact', 'reopened', 'escalatedL1', 'escalatedL2', 'l1Capable'] as const),
  ...(['slaFirstReply', 'slaResolution', 'csat'] as const),
] as const;

interface PartProps {
  part: SupportFigures['csat'];
}

const noteOf = ({ part: { part, whole } }: PartProps) =>
  whole > 0 ? { note: messages.guide.of(formatCount(part), formatCount(whole)), here: `${part} ÷ ${whole}` } : {};

/** All tickets of the app in numbers. */
function Figures({ figures, price }: { figures: SupportFigures; price: Price | null }) {
  return (
    <dl class="tiles card" aria-label={words.tickets}>
      <Tile term="tickets">{formatCount(figures.tickets)}</Tile>
      <Tile term="solvedTickets">{formatCount(figures.solved)}</Tile>
      {TIMES.map((term) => {
        const { p90Ms, count } = figures[term];
        return (
          <Tile
            key={term}
            term={term}
            {...(p90Ms !== null && { note: words.nineInTen(span(p90Ms), formatCount(count)) })}
          >
            <Median times={figures[term]} />
          </Tile>
        );
      })}
      {SHARES.map((term) => (
        <Tile key={term} term={term} {...noteOf({ part: figures[term] })}>
          <Share value={figures[term].value} />
        </Tile>
      ))}
      {price && (
        <Tile term="ticketCost">
          <Cost tickets={figures.tickets} price={price} />
        </Tile>
      )}
    </dl>
  );
}

function Help({ report: { all, help, nps } }: { report: SupportReport }) {
  return (
    <section aria-label={words.help}>
      <dl class="tiles card" aria-label={words.help}>
        <Tile term="selfSolved" note={words.ofVisits(formatCount(help.visits))}>
          {formatCount(help.selfSolved)}
        </Tile>
        <Tile term="deflection" {...noteOf({ part: help.deflection })}>
          <Share value={help.deflection.value} />
        </Tile>
        {/* A question that was put off is not one that was answered: both stand side by side. */}
        <Tile term="reopened" {...noteOf({ part: all.reopened })}>
          <Share value={all.reopened.value} />
        </Tile>
        <Tile term="failedSearches" {...noteOf({ part: help.failedSearches })}>
          <Share value={help.failedSearches.value} />
        </Tile>
        {help.saved && (
          <Tile term="saved">{words.money(formatCount(Math.round(help.saved.amount)), help.saved.currency)}</Tile>
        )}
        <Tile term="nps" {...(nps.answers > 0 && { note: words.answers(formatCount(nps.answers)) })}>
          {nps.value === null ? <span class="no-data">{messages.noData}</span> : Math.round(nps.value)}
        </Tile>
      </dl>
      {help.open > 0 && <p class="muted">{words.open(formatCount(help.open))}</p>}
    </section>
  );
}

/** All numbers of the service centre, each with its definition beside it. */
export function SupportPage({ app, route }: { app: App; route: Extract<Route, { page: 'support' }> }) {
  const { api } = useServices();
  const view = useReport(route.choice, (days) => api.supportNumbers(app.appId, days), POLL_MS);
  const { value } = view;
  useTitle(`${words.title} · ${app.name}`);
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      <div class="toolbar">
        <RangePicker route={route} choice={route.choice} days={view.days} today={view.today} />
        <LiveBadge on={value !== undefined && view.failure === undefined} hint={messages.live.slowHint} />
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      <div class={view.pending ? 'body pending' : 'body'} aria-busy={view.pending}>
        {value && (
          <RangeContext.Provider value={value.range}>
            {value.all.tickets === 0 && <p class="hint">{words.nothing}</p>}
            {(value.cut || value.help.cut) && <p class="hint">{words.cut}</p>}
            <Figures figures={value.all} price={value.price} />
            <Help report={value} />
            <Groups app={app} report={value} days={view.days} />
            <SupportTopics appId={app.appId} topics={value.topics} />
            <SupportReuse app={app} route={route} />
            <SupportFiles app={app} report={value} />
          </RangeContext.Provider>
        )}
      </div>
    </>
  );
}
