import type { App, SupportFigures, SupportReport } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatCount } from '../format.ts';
import { locale } from '../language.ts';
import { Choice } from '../parts/form.tsx';
import { NumberHeading } from '../parts/heading.tsx';
import { wordsFor } from '../parts/notice.tsx';
import { Share } from '../parts/share.tsx';
import type { Days } from '../range.ts';
import { useServices } from '../services.ts';
import { inLocale } from '../tickets/desk.ts';
import { useLive } from '../use-live.ts';
import { messages, serviceMessages, ticketMessages, topicMessages } from '../words.ts';
import { SupportOfAppsFiles } from './support-files.tsx';
import { Cost, Median } from './support-parts.tsx';

const words = serviceMessages.numbers;
const SETTINGS_POLL_MS = 300_000;

const GROUPS = { level: 'byLevel', team: 'byTeam', category: 'byCategory', priority: 'byPriority' } as const;
type Group = keyof typeof GROUPS | 'app';
const BYS: Record<Group, string> = { ...words.bys, app: topicMessages.app };
/** No id of a group. */
const TOGETHER = ' together';
const COLUMNS = ['firstContact', 'reopened', 'l1Capable', 'slaFirstReply', 'slaResolution', 'csat'] as const;

interface Row {
  key: string | null;
  figures: SupportFigures;
}

/** The numbers of all apps together, once somebody asks for them. */
function useAllApps(isOn: boolean, days: Days) {
  const { api } = useServices();
  const nothing = { value: undefined };
  const load = () => (isOn ? api.supportOfApps(days) : Promise.resolve(nothing));
  return useLive(`support of apps ${isOn} ${days.from} ${days.to}`, load, SETTINGS_POLL_MS);
}

/** The same numbers for each level, team, category or priority, of this app or of all; and for each app. */
export function Groups({ app, report, days }: { app: App; report: SupportReport; days: Days }) {
  const { api } = useServices();
  const [by, setBy] = useState<Group>('level');
  const [of, setOf] = useState<'one' | 'all'>('one');
  const apps = useLive('apps', () => api.apps(), SETTINGS_POLL_MS).value?.apps ?? [];
  const support = useLive('support', () => api.support(), SETTINGS_POLL_MS);
  const { teams = [], categories = [] } = support.value?.settings ?? {};
  const nameOf = (key: string | null): string => {
    if (key === null) return words.none;
    if (key === TOGETHER) return topicMessages.together;
    const names: Record<string, string> = { ...ticketMessages.levels, ...ticketMessages.priorities };
    if (by === 'app') return apps.find(({ appId }) => appId === key)?.name ?? key;
    if (by === 'team') return teams.find(({ teamId }) => teamId === key)?.name ?? key;
    const category = categories.find(({ categoryId }) => categoryId === key);
    if (by === 'category') return category ? inLocale(category.name, locale) : key;
    return names[key] ?? key;
  };
  const isOfAll = of === 'all' || by === 'app';
  const together = useAllApps(isOfAll, days);
  const shown = isOfAll ? together.value : report;
  const groups: readonly Row[] = (by === 'app' ? together.value?.byApp : shown?.[GROUPS[by]]) ?? [];
  const rows = isOfAll && shown ? [{ key: TOGETHER, figures: shown.all }, ...groups] : groups;
  return (
    <section class="card">
      <h2>{words.groups}</h2>
      <Choice label={words.by} value={by} options={BYS} onValue={setBy} />
      {by !== 'app' && apps.length > 1 && (
        <Choice
          label={topicMessages.of}
          value={of}
          options={{ one: app.name, all: topicMessages.together }}
          onValue={setOf}
        />
      )}
      {rows.length === 0 && <p class="quiet">{shown === undefined ? messages.loading : words.nothing}</p>}
      {together.failure && isOfAll && <p class="fault">{wordsFor(together.failure).text}</p>}
      {rows.length > 0 && (
        <div class="scroll groups-scroll" tabIndex={0} role="region" aria-label={words.groups}>
          <table class="figures">
            <caption class="unseen">{words.groups}</caption>
            <thead>
              <tr>
                <th scope="col">{BYS[by]}</th>
                <NumberHeading term="tickets" />
                <NumberHeading term="firstReply" />
                <NumberHeading term="firstSolved" />
                {COLUMNS.map((term) => (
                  <NumberHeading key={term} term={term} />
                ))}
                {report.price && <NumberHeading term="ticketCost" label={topicMessages.cost} />}
              </tr>
            </thead>
            <tbody>
              {rows.map(({ key, figures }) => (
                <tr key={key ?? ''}>
                  <th scope="row" dir="auto">
                    {nameOf(key)}
                  </th>
                  <td class="number">{formatCount(figures.tickets)}</td>
                  <td class="number">
                    <Median times={figures.firstReply} />
                  </td>
                  <td class="number">
                    <Median times={figures.firstSolved} />
                  </td>
                  {COLUMNS.map((term) => (
                    <td key={term} class="number">
                      <Share value={figures[term].value} />
                    </td>
                  ))}
                  {report.price && (
                    <td class="number">
                      <Cost tickets={figures.tickets} price={report.price} />
                    </td>
                  )}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {together.value && isOfAll && <SupportOfAppsFiles report={together.value} />}
    </section>
  );
}
