import type { App } from '@handrail/protocol';
import { TakeAway } from '../explore/take-away.tsx';
import { formatCount } from '../format.ts';
import { articleHref, guideHref, type Route } from '../route.ts';
import { useServices } from '../services.ts';
import { useReport } from '../use-live.ts';
import { topicMessages } from '../words.ts';

const words = topicMessages.reuse;
const POLL_MS = 60_000;

/** What was written for tickets, and how often it has spared another one since. It fails alone: the numbers are there without it. */
export function SupportReuse({ app, route }: { app: App; route: Extract<Route, { page: 'support' }> }) {
  const { api } = useServices();
  const { value } = useReport(route.choice, (days) => api.reuse(app.appId, days), POLL_MS);
  if (!value) return null;
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p class="muted">{value.rows.length === 0 ? words.none : words.lead}</p>
      {value.rows.length > 0 && (
        <>
          <div class="scroll" tabIndex={0} role="region" aria-label={words.what}>
            <table class="figures">
              <caption class="unseen">{words.title}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.what}</th>
                  {(['sent', 'opened', 'helped'] as const).map((column) => (
                    <th key={column} scope="col" class="number">
                      {words[column]}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {value.rows.map(({ content, contentId, title, sent, opened, helped }) => (
                  <tr key={`${content} ${contentId}`}>
                    <th scope="row" dir="auto">
                      <a href={(content === 'article' ? articleHref : guideHref)(app.appId, contentId)}>{title}</a>{' '}
                      <span class="muted">{words[content]}</span>
                    </th>
                    {[sent, opened, helped].map((times, at) => (
                      <td key={at} class="number">
                        {formatCount(times)}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
          <p class="muted">{words.note}</p>
          <TakeAway
            table={{
              name: `${app.appId}-reuse`,
              heads: ['kind', 'id', 'title', 'sent', 'opened', 'helped'],
              rows: value.rows.map((row) => [
                ...[row.content, row.contentId, row.title, row.sent, row.opened, row.helped],
              ]),
            }}
            value={value}
          />
        </>
      )}
    </section>
  );
}
