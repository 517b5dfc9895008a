import type { App, ArticleDraft } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import type { Answer } from '../api.ts';
import { formatMoment } from '../format.ts';
import { Field, useDoing } from '../parts/form.tsx';
import { DraftBadge } from '../parts/guide-state.tsx';
import { useServices } from '../services.ts';
import { articleMessages } from '../words.ts';

const words = articleMessages.desk;

interface ArticleDeskProps {
  app: App;
  draft: ArticleDraft;
  /** Whether something is written and not saved. */
  isChanged: boolean;
  may: (right: string) => boolean;
  onChanged: () => void;
}

/** How far an article is, and what whoever looks may do with it. */
export function ArticleDesk({ app, draft, isChanged, may, onChanged }: ArticleDeskProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [comment, setComment] = useState('');
  const [done, setDone] = useState('');
  const { state, revision, article } = draft;
  const of = [app.appId, article.articleId] as const;
  const act = (ask: () => Promise<Answer<unknown>>) => {
    setDone('');
    void doing.run(ask).then((answer) => {
      if (answer === undefined) return;
      setDone(words.done);
      setComment('');
      onChanged();
    });
  };
  const judge = (move: 'approve' | 'send-back') =>
    act(() => api.judgeArticle(...of, { move, revision, ...(comment.trim() !== '' && { comment: comment.trim() }) }));
  const button = (label: string, press: () => void, isMain = false) => (
    <button
      type="button"
      class={isMain ? 'button strong' : 'button'}
      disabled={doing.busy || isChanged}
      onClick={press}
    >
      {label}
    </button>
  );
  const mayPublish = may('article.publish');
  const isWritten = state === 'draft' || state === 'sent-back';
  return (
    <section class="card desk" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>
        <DraftBadge state={state} />{' '}
        {draft.version !== null && <span class="status published">{articleMessages.live(draft.version)}</span>}
      </p>
      {isChanged && <p class="hint">{words.saveFirst}</p>}
      {mayPublish && state === 'in-review' && (
        <Field label={words.comment} lines={2} value={comment} onValue={setComment} />
      )}
      <p class="actions">
        {may('article.write') &&
          isWritten &&
          button(words.submit, () => act(() => api.askArticleReview(...of, 'submit')))}
        {may('article.write') &&
          (state === 'in-review' || state === 'approved') &&
          button(words.withdraw, () => act(() => api.askArticleReview(...of, 'withdraw')))}
        {mayPublish && state === 'in-review' && button(words.approve, () => judge('approve'))}
        {mayPublish && state === 'in-review' && button(words.sendBack, () => judge('send-back'))}
        {mayPublish &&
          state !== 'archived' &&
          state !== 'published' &&
          button(words.publish, () => act(() => api.publishArticle(...of, revision)), true)}
        {may('article.write') &&
          button(state === 'archived' ? words.unarchive : words.archive, () =>
            act(() => api.archiveArticle(...of, state !== 'archived')),
          )}
      </p>
      <p role="status">{doing.fault === '' && !doing.busy && done}</p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      <Said draft={draft} />
      {draft.versions.length > 0 && (
        <>
          <h3>{words.versions}</h3>
          <ul class="plain-list">
            {draft.versions.map(({ version, publishedAt, by }) => (
              <li key={version}>
                {words.version(version, formatMoment(publishedAt), by?.name ?? '')}{' '}
                {may('article.write') &&
                  button(words.restore(version), () => act(() => api.restoreArticle(...of, version)))}
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

function Said({ draft: { reviews } }: { draft: ArticleDraft }) {
  if (reviews.length === 0) return null;
  return (
    <ul class="plain-list">
      {reviews.map(({ at, by, state, comment }) => (
        <li key={`${at} ${state}`}>
          <strong>{by.name || words.unnamed}</strong> {words.said[state]}, {formatMoment(at)}
          {comment !== undefined && <blockquote dir="auto">{comment}</blockquote>}
        </li>
      ))}
    </ul>
  );
}
