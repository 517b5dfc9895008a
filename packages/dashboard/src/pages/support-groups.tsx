import type { App, SupportFigures, SupportReport } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import { formatCount } from '../format.ts';
import { locale } from '../language.ts';
import { Choice } from '../parts/form.tsx';
import { NumberHeading } from '../parts/heading.tsx';
import { Share } from '../parts/share.tsx';
import type { Days } from '../range.ts';
import { useServices } from '../services.ts';
import { inLocale } from '../tickets/desk.ts';
import { useLive } from '../use-live.ts';
import { messages, serviceMessages, ticketMessages, topicMessages } from '../words.ts';
import { Cost, Median } from './support-parts.tsx';

const words = serviceMessages.numbers;
const SETTINGS_POLL_MS = 300_000;

const GROUPS = { level: 'byLevel', team: 'byTeam', category: 'byCategory', priority: 'byPriority' } as const;
type Group = keyof typeof GROUPS | 'app';
const BYS: Record<Group, string> = { ...words.bys, app: topicMessages.app };
const COLUMNS = ['firstContact', 'reopened', 'l1Capable', 'slaFirstReply', 'slaResolution', 'csat'] as const;

interface Row {
  key: string | null;
  figures: SupportFigures;
}

/** The numbers of each app that the member may see, one after another, since each takes its time. */
function useApps(isOn: boolean, { from, to }: Days) {
  const { api } = useServices();
  const [apps, setApps] = useState<{ app: App; figures: SupportFigures }[]>([]);
  useEffect(() => {
    if (!isOn) return;
    let isLeft = false;
    const load = async () => {
      setApps([]);
      const answer = await api.apps();
      for (const app of 'value' in answer ? answer.value.apps : []) {
        const report = await api.supportNumbers(app.appId, { from, to });
        if (isLeft) return;
        // Of an app whose numbers they may not see, nothing is said.
        if ('value' in report) setApps((before) => [...before, { app, figures: report.value.all }]);
      }
    };
    void load();
    return () => {
      isLeft = true;
    };
  }, [isOn, from, to]);
  return apps;
}

/** The same numbers for each level, team, category, priority or app. */
export function Groups({ report, days }: { report: SupportReport; days: Days }) {
  const { api } = useServices();
  const [by, setBy] = useState<Group>('level');
  const support = useLive('support', () => api.support(), SETTINGS_POLL_MS);
  const { teams = [], categories = [] } = support.value?.settings ?? {};
  const nameOf = (key: string | null): string => {
    if (key === null) return words.none;
    const names: Record<string, string> = { ...ticketMessages.levels, ...ticketMessages.priorities };
    if (by === 'app') return apps.find(({ app }) => app.appId === key)?.app.name ?? key;
    if (by === 'team') return teams.find(({ teamId }) => teamId === key)?.name ?? key;
    const category = categories.find(({ categoryId }) => categoryId === key);
    if (by === 'category') return category ? inLocale(category.name, locale) : key;
    return names[key] ?? key;
  };
  const apps = useApps(by === 'app', days);
  const rows: readonly Row[] =
    by === 'app' ? apps.map(({ app, figures }) => ({ key: app.appId, figures })) : report[GROUPS[by]];
  return (
    <section class="card">
      <h2>{words.groups}</h2>
      <Choice label={words.by} value={by} options={BYS} onValue={setBy} />
      {rows.length === 0 && <p class="quiet">{by === 'app' ? messages.loading : words.nothing}</p>}
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
    </section>
  );
}
