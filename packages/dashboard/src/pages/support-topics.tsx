import type { SupportTopics as Topics } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatCount } from '../format.ts';
import { locale } from '../language.ts';
import { NumberHeading } from '../parts/heading.tsx';
import { Share } from '../parts/share.tsx';
import { Tile } from '../parts/tiles.tsx';
import { articlesHref } from '../route.ts';
import { useServices } from '../services.ts';
import { inLocale } from '../tickets/desk.ts';
import { useLive } from '../use-live.ts';
import { messages, topicMessages as words } from '../words.ts';

/** More are shown when somebody asks for them. */
const MOST = 10;
const SETTINGS_POLL_MS = 300_000;

/** What people ask about, and whether anything that is published answers it. */
export function SupportTopics({ appId, topics }: { appId: string; topics: Topics }) {
  const { rows, covered, without } = topics;
  const [isAll, setAll] = useState(false);
  const shown = isAll ? rows : rows.slice(0, MOST);
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p class="muted">
        {rows.length === 0 ? words.none : words.lead} {without > 0 && words.without(without, formatCount(without))}
      </p>
      {rows.length > 0 && (
        <>
          <dl class="tiles">
            <Tile
              term="topicsCovered"
              note={messages.guide.of(formatCount(covered.part), formatCount(covered.whole))}
              here={`${covered.part} ÷ ${covered.whole}`}
            >
              <Share value={covered.value} />
            </Tile>
          </dl>
          <TopicTable {...{ appId, rows: shown }} />
          {!isAll && rows.length > MOST && (
            <p class="actions">
              <button type="button" class="button" onClick={() => setAll(true)}>
                {words.show(rows.length)}
              </button>
            </p>
          )}
        </>
      )}
    </section>
  );
}

function TopicTable({ appId, rows }: { appId: string; rows: Topics['rows'] }) {
  const { api } = useServices();
  const { categories = [] } = useLive('support', () => api.support(), SETTINGS_POLL_MS).value?.settings ?? {};
  const nameOf = (id: string): string => {
    const category = categories.find(({ categoryId }) => categoryId === id);
    return category ? inLocale(category.name, locale) : id;
  };
  return (
    <div class="scroll" tabIndex={0} role="region" aria-label={words.topic}>
      <table class="figures">
        <caption class="unseen">{words.title}</caption>
        <thead>
          <tr>
            <th scope="col">{words.topic}</th>
            <NumberHeading term="tickets" />
            <th scope="col">{words.state}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ categoryId, tickets, articles, guides }) => (
            <tr key={categoryId}>
              <th scope="row" dir="auto">
                {nameOf(categoryId)}
              </th>
              <td class="number">{formatCount(tickets)}</td>
              <td>
                {articles + guides > 0 ? (
                  [articles > 0 && `${words.articles}: ${articles}`, guides > 0 && `${words.guides}: ${guides}`]
                    .filter(Boolean)
                    .join(' · ')
                ) : (
                  <>
                    {words.nothing} <a href={articlesHref(appId, { title: nameOf(categoryId) })}>{words.write}</a>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
