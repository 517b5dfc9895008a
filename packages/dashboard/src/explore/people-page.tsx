import type { App } from '@handrail/protocol';
import { CLIENT } from '@handrail/protocol/explore';
import { peopleText } from '../counted.ts';
import { formatCount, formatInstant } from '../format.ts';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Icon } from '../parts/icon.tsx';
import { Failed, Loading, Notice, Stale } from '../parts/notice.tsx';
import { RangePicker } from '../parts/range-picker.tsx';
import { eventsHref, exploreHref, type PeopleFilter, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { exploreMessages, pathMessages as words } from '../words.ts';
import { TakeAway } from './take-away.tsx';

const POLL_MS = 60_000;

/** What was done, and of whom it is asked, in one line each. */
function wordsOf({ who, name, path, guideId, stepId }: PeopleFilter): string[] {
  const did = [name, path, guideId, stepId].filter((one) => one !== undefined).join(' · ');
  return [did === '' ? words.allActive : words.did(did), ...(who === undefined ? [] : [words.of(whomOf(who))])];
}

const NAMES: Readonly<Record<string, string>> = {
  [CLIENT.browser]: exploreMessages.browser,
  [CLIENT.appVersion]: exploreMessages.appVersion,
};

const nameOf = (value: unknown): string =>
  value === null ? exploreMessages.notKnown : typeof value === 'string' ? value : JSON.stringify(value);

/** The address may hold anything; what is not to be read stands as it is. */
function whomOf(who: string): string {
  try {
    const said: unknown = JSON.parse(who);
    const parts = Object.entries(said ?? {}).map(
      ([name, values]) => `${NAMES[name] ?? name}: ${[values].flat().map(nameOf).join(', ')}`,
    );
    return parts.join(' · ');
  } catch {
    return who;
  }
}

/** The people behind a number, for whoever may see single visitors. */
export function PeoplePage({ app, route }: { app: App; route: Extract<Route, { page: 'people' }> }) {
  const { api } = useServices();
  const { choice, filter } = route;
  const view = useReport(choice, (days) => api.people(app.appId, days, filter), POLL_MS, JSON.stringify(filter));
  useTitle(`${words.peopleTitle} · ${app.name}`);
  const { value } = view;
  return (
    <>
      <a class="back" href={exploreHref(app.appId, choice)}>
        <Icon name="back" />
        {words.back}
      </a>
      <div class="page-head">
        <h1>{words.peopleTitle}</h1>
      </div>
      <p class="muted">{words.peopleAbout}</p>
      <p dir="auto">{wordsOf(filter).join(' · ')}</p>
      <div class="toolbar">
        <RangePicker route={route} choice={choice} days={view.days} today={view.today} />
      </div>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      {value?.list.length === 0 && <Notice title={words.noPeople} />}
      {value && value.list.length > 0 && (
        <div class={view.pending ? 'body pending' : 'body'} aria-busy={view.pending}>
          <section class="card">
            <p role="status">{words.peopleCount(peopleText(value.people), formatCount(value.list.length))}</p>
            <HeadedTable
              caption={words.peopleTitle}
              kind="trends"
              numbers={[1, 2]}
              heads={[words.person, words.times, words.first, words.last]}
            >
              {value.list.map(({ visitorId, times, firstAt, lastAt }) => (
                <tr key={visitorId}>
                  <th scope="row">
                    <a href={eventsHref(app.appId, choice, { visitorId })} aria-label={words.theirEvents(visitorId)}>
                      <bdi>{visitorId}</bdi>
                    </a>
                  </th>
                  <td class="number">{formatCount(times)}</td>
                  <td>{formatInstant(firstAt, value.range.timeZone)}</td>
                  <td>{formatInstant(lastAt, value.range.timeZone)}</td>
                </tr>
              ))}
            </HeadedTable>
            <TakeAway
              table={{
                name: `${app.appId}-people`,
                heads: ['person', 'times', 'first', 'last'],
                rows: value.list.map(({ visitorId, times, firstAt, lastAt }) => [
                  ...[visitorId, times],
                  ...[new Date(firstAt).toISOString(), new Date(lastAt).toISOString()],
                ]),
              }}
              value={value}
            />
          </section>
        </div>
      )}
    </>
  );
}
