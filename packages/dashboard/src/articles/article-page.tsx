import type { App, Article, ArticleDraft } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import { useDoing } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { articlesHref, ticketHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { AboutFields } from './about-fields.tsx';
import { ArticleDesk } from './article-desk.tsx';
import { articleMessages } from '../words.ts';
import { WordsPart } from './words-part.tsx';

const words = articleMessages.write;

interface ArticlePageProps {
  app: App;
  articleId: string;
  may: (right: string) => boolean;
}

/** One article: its words in each language, for whom it is, and its way to visitors. */
export function ArticlePage({ app, articleId, may }: ArticlePageProps) {
  const { api } = useServices();
  const view = useLive(`article ${articleId}`, () => api.article(app.appId, articleId));
  const draft = view.value;
  if (!draft && view.failure) return <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />;
  if (!draft) return <Loading />;
  return <Writing app={app} draft={draft} may={may} onChanged={view.again} />;
}

interface WritingProps {
  app: App;
  draft: ArticleDraft;
  may: (right: string) => boolean;
  onChanged: () => void;
}

function Writing({ app, draft, may, onChanged }: WritingProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [base, setBase] = useState(draft.revision);
  const [article, setArticle] = useState<Article>(draft.article);
  const [isChanged, setChanged] = useState(false);
  const [done, setDone] = useState('');
  // What others wrote is shown as long as nobody has written here.
  useEffect(() => {
    if (isChanged || draft.revision === base) return;
    setBase(draft.revision);
    setArticle(draft.article);
  }, [draft.revision]);
  const title = article.variants[article.locale]?.title ?? '';
  useTitle(`${title} · ${app.name}`);
  const change = (next: Article) => {
    setArticle(next);
    setChanged(true);
    setDone('');
  };
  async function save() {
    const saved = await doing.run(() => api.saveArticle(app.appId, article, base));
    if (!saved) return;
    setBase(saved.value.revision);
    setChanged(false);
    setDone(words.saved);
    onChanged();
  }
  const mayWrite = may('article.write');
  return (
    <>
      <div class="page-head">
        <p class="muted">
          <a href={articlesHref(app.appId)}>{articleMessages.title}</a>
        </p>
        <h1 dir="auto">{title}</h1>
      </div>
      <div class="body">
        {draft.fromTicketId !== undefined && may('ticket.read') && (
          <p>
            <a href={ticketHref(draft.fromTicketId)}>{articleMessages.openTicket}</a>
          </p>
        )}
        <form
          class="article"
          aria-label={words.label}
          onSubmit={(event) => {
            event.preventDefault();
            void save();
          }}
        >
          <WordsPart app={app} article={article} revision={base} mayWrite={mayWrite} onChange={change} />
          {mayWrite && <AboutFields key={base} app={app} article={article} onChange={change} />}
          {mayWrite && (
            <p class="actions">
              <button type="submit" class="button strong" disabled={doing.busy || !isChanged}>
                {words.save}
              </button>
              <span role="status">{doing.fault === '' && (isChanged ? words.unsaved : done)}</span>
            </p>
          )}
          <p class="fault" role="alert">
            {doing.fault}
          </p>
        </form>
        <ArticleDesk app={app} draft={draft} isChanged={isChanged} may={may} onChanged={onChanged} />
      </div>
    </>
  );
}
