import type { App, ArticleFigures, ArticleRow } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { ArticleFiles } from './article-files.tsx';
import { language } from '../language.ts';
import { formatMoment } from '../format.ts';
import { guideMessages, articleMessages as words } from '../words.ts';
import { Choice, Field, Form, useDoing } from '../parts/form.tsx';
import { DraftBadge } from '../parts/guide-state.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { DEFAULT_CHOICE } from '../range.ts';
import { articleHref, type ArticleBegin } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive, useReport } from '../use-live.ts';
import { navigate, useTitle } from '../use-route.ts';
import { narrowArticles, NO_FILTER, type ArticleFilter } from './narrow.ts';

interface ArticlesPageProps {
  app: App;
  /** What a new article is to be about. */
  begin: ArticleBegin | undefined;
  may: (right: string) => boolean;
}

/** The articles of one app: how far they are, whether they help, and what visitors did not find. */
export function ArticlesPage({ app, begin, may }: ArticlesPageProps) {
  const { api } = useServices();
  const view = useLive(`articles ${app.appId}`, () => api.articles(app.appId));
  const [filter, setFilter] = useState(NO_FILTER);
  useTitle(`${words.title} · ${app.name}`);
  const articles = view.value?.articles;
  return (
    <>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      <p class="muted">{words.intro}</p>
      {may('article.write') &&
        (begin ? <BegunArticle key={begin.title} {...{ app, begin }} /> : <NewArticle app={app} />)}
      {!articles && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!articles && !view.failure && <Loading />}
      {articles?.length === 0 && <p class="card quiet">{words.empty}</p>}
      {articles && articles.length > 0 && (
        <>
          <Narrow articles={articles} filter={filter} onFilter={setFilter} />
          {may('figures.read') ? (
            <WithFigures app={app} articles={articles} filter={filter} />
          ) : (
            <List app={app} articles={articles} filter={filter} figures={undefined} />
          )}
        </>
      )}
      {articles?.length === 0 && may('figures.read') && <WithFigures app={app} articles={[]} filter={filter} />}
    </>
  );
}

function NewArticle({ app }: { app: App }) {
  const { api } = useServices();
  const doing = useDoing();
  async function make() {
    const variants = { [language]: { title: words.made, blocks: [] } };
    const made = await doing.run(() => api.newArticle(app.appId, { appIds: [app.appId], locale: language, variants }));
    if (made) navigate(articleHref(app.appId, made.value.article.articleId));
  }
  return (
    <p class="actions">
      <button type="button" class="button strong" disabled={doing.busy} onClick={() => void make()}>
        {words.make}
      </button>
      <span class="fault" role="alert">
        {doing.fault}
      </span>
    </p>
  );
}

/** A new article of which something is known: what it is to answer stands in it when it opens. */
function BegunArticle({ app: { appId }, begin }: { app: App; begin: ArticleBegin }) {
  const { api } = useServices();
  const doing = useDoing();
  const [title, setTitle] = useState(begin.title);
  const { path, search } = begin;
  async function make() {
    const known = { title: title.trim(), blocks: [], ...(search !== undefined && { words: [search] }) };
    const pages = path === undefined ? {} : { pages: [path] };
    const made = await doing.run(() =>
      api.newArticle(appId, { appIds: [appId], locale: language, variants: { [language]: known }, ...pages }),
    );
    if (made) navigate(articleHref(appId, made.value.article.articleId), 'replace');
  }
  return (
    <section class="card" aria-label={words.make}>
      <h2>{words.make}</h2>
      <Form label={words.make} button={words.begin} doing={doing} onSubmit={() => void make()}>
        <Field label={words.columns.title} value={title} onValue={setTitle} required />
      </Form>
      {path !== undefined && <p class="muted">{words.offeredOn(path)}</p>}
      {search !== undefined && <p class="muted">{words.foundBy(search)}</p>}
    </section>
  );
}

interface NarrowProps {
  articles: readonly ArticleRow[];
  filter: ArticleFilter;
  onFilter: (filter: ArticleFilter) => void;
}

function Narrow({ articles, filter, onFilter }: NarrowProps) {
  const set = (change: Partial<ArticleFilter>) => onFilter({ ...filter, ...change });
  const locales = [...new Set(articles.flatMap((one) => one.locales))].sort();
  return (
    <div class="filters" role="search" aria-label={words.narrow}>
      <Field label={words.search} value={filter.search} onValue={(search) => set({ search })} />
      <Choice
        label={words.state}
        value={filter.state}
        options={{ active: words.notArchived, all: words.all, ...guideMessages.states }}
        onValue={(state) => set({ state })}
      />
      {locales.length > 1 && (
        <Choice
          label={words.language}
          value={filter.locale}
          options={{ '': words.all, ...Object.fromEntries(locales.map((one) => [one, one])) }}
          onValue={(locale) => set({ locale })}
        />
      )}
    </div>
  );
}

interface ListProps {
  app: App;
  articles: readonly ArticleRow[];
  filter: ArticleFilter;
}

function WithFigures(props: ListProps) {
  const { api } = useServices();
  const { app } = props;
  const { value } = useReport(DEFAULT_CHOICE, (days) => api.articleFigures(app.appId, days), undefined, app.appId);
  return (
    <>
      {props.articles.length > 0 && <List {...props} figures={value} />}
      {value && <SearchedInVain figures={value} />}
      {value && <ArticleFiles app={app} articles={props.articles} figures={value} />}
    </>
  );
}

function List({ app, articles, filter, figures }: ListProps & { figures: ArticleFigures | undefined }) {
  const shown = narrowArticles(articles, filter);
  const rows = new Map(figures?.articles.map((one) => [one.articleId, one]));
  const { title, state, languages, opened, helped, changed } = words.columns;
  return (
    <>
      <p class="muted" role="status">
        {words.count(shown.length, articles.length)}
      </p>
      {shown.length === 0 ? (
        <p class="card quiet">{words.none}</p>
      ) : (
        <section class="card flush">
          <HeadedTable
            kind="articles"
            caption={words.caption}
            heads={[title, state, languages, ...(figures ? [opened, helped] : []), changed]}
          >
            {shown.map((one) => {
              const row = rows.get(one.articleId);
              return (
                <tr key={one.articleId}>
                  <th scope="row">
                    <a href={articleHref(app.appId, one.articleId)} dir="auto">
                      {one.title}
                    </a>
                  </th>
                  <td>
                    <State row={one} />
                  </td>
                  <td>{one.locales.join(', ')}</td>
                  {figures && <td class="number">{row?.opened ?? 0}</td>}
                  {figures && <td>{words.helped(row?.helped ?? 0, row?.notHelped ?? 0)}</td>}
                  <td>{formatMoment(one.updatedAt)}</td>
                </tr>
              );
            })}
          </HeadedTable>
        </section>
      )}
    </>
  );
}

const State = ({ row: { state, version, edited, fromTicketId } }: { row: ArticleRow }) => (
  <span class="statuses">
    <DraftBadge state={state} />
    {version !== null && state !== 'published' && <span class="status published">{words.live(version)}</span>}
    {edited && <span class="status">{words.edited}</span>}
    {fromTicketId !== undefined && <span class="status">{words.fromTicket}</span>}
  </span>
);

function SearchedInVain({ figures: { failed, cut } }: { figures: ArticleFigures }) {
  return (
    <section class="card" aria-label={words.failed.title}>
      <h2>{words.failed.title}</h2>
      <p class="muted">{failed.length === 0 ? words.failed.none : words.failed.text}</p>
      {failed.length > 0 && (
        <ul class="plain-list">
          {failed.map(({ words: said, times }) => (
            <li key={said}>
              <bdi>{said}</bdi> <span class="muted">{words.failed.times(times)}</span>
            </li>
          ))}
        </ul>
      )}
      {cut && <p class="muted">{words.failed.cut}</p>}
    </section>
  );
}
