import type { App, SavedQuestion } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Field, Form, useDoing } from '../parts/form.tsx';
import type { RangeChoice } from '../range.ts';
import { makeOf } from '../mailings/draft.ts';
import { exploreHref, mailingsHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { mailingMessages, questionMessages as words } from '../words.ts';
import { readQuestion, writeQuestion, type ExploreQuestion } from '@handrail/protocol/explore';

/** A kept question as the page asks it. */
export const askOf = ({ query }: Pick<SavedQuestion, 'query'>): ExploreQuestion =>
  readQuestion(new URLSearchParams(query));

function queryOf(ask: ExploreQuestion): Record<string, string> {
  const said = Object.entries(writeQuestion(ask)).flatMap(([name, value]) => (value ? [[name, value] as const] : []));
  return Object.fromEntries(said);
}

interface SavedProps {
  app: App;
  choice: RangeChoice;
  /** What is asked now. */
  ask: ExploreQuestion;
  /** Whether they may have it sent by mail. */
  maySend: boolean;
}

/** Questions that are kept: to go to, to pin to the overview, to share, and to keep the one that is asked now. */
export function SavedQuestions({ app, choice, ask, maySend }: SavedProps) {
  const { api } = useServices();
  const view = useLive(`questions ${app.appId}`, () => api.questions(app.appId));
  const doing = useDoing();
  const questions = view.value?.questions ?? [];
  const change = async (question: SavedQuestion, next: Partial<SavedQuestion>) => {
    const { questionId, name, query, shared, pinned } = { ...question, ...next };
    const done = await doing.run(() => api.changeQuestion(app.appId, questionId, { name, query, shared, pinned }));
    if (done) view.again();
  };
  const remove = async ({ questionId }: SavedQuestion) => {
    if (await doing.run(() => api.removeQuestion(app.appId, questionId))) view.again();
  };
  return (
    <details class="card kept-questions">
      <summary>{words.title(questions.length)}</summary>
      {questions.length === 0 && <p class="quiet">{words.none}</p>}
      {questions.length > 0 && (
        <ul class="kept-list">
          {questions.map((question) => (
            <li key={question.questionId}>
              <a href={exploreHref(app.appId, choice, askOf(question))} dir="auto">
                {question.name}
              </a>
              <span class="muted">{words.keptBy(question.owner, question.shared)}</span>
              {maySend && (
                <a
                  class="button small"
                  href={mailingsHref(makeOf('question', app.appId, question.questionId))}
                  aria-label={mailingMessages.sendOf(question.name)}
                >
                  {mailingMessages.send}
                </a>
              )}
              {question.mayChange && (
                <span class="kept-acts">
                  <button
                    type="button"
                    class="button small"
                    aria-pressed={question.pinned}
                    disabled={doing.busy}
                    onClick={() => void change(question, { pinned: !question.pinned })}
                  >
                    {question.pinned ? words.unpin(question.name) : words.pin(question.name)}
                  </button>
                  <button
                    type="button"
                    class="button small"
                    disabled={doing.busy}
                    onClick={() => void change(question, { shared: !question.shared })}
                  >
                    {question.shared ? words.unshare(question.name) : words.share(question.name)}
                  </button>
                  <button
                    type="button"
                    class="button small quiet"
                    disabled={doing.busy}
                    onClick={() => void remove(question)}
                  >
                    {words.remove(question.name)}
                  </button>
                </span>
              )}
            </li>
          ))}
        </ul>
      )}
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      <KeepForm app={app} ask={ask} onKept={view.again} />
    </details>
  );
}

function KeepForm({ app, ask, onKept }: Pick<SavedProps, 'app' | 'ask'> & { onKept: () => void }) {
  const { api } = useServices();
  const [name, setName] = useState('');
  const [kept, setKept] = useState('');
  const doing = useDoing();
  async function keep() {
    const input = { name: name.trim(), query: queryOf(ask), shared: false, pinned: false };
    if ((await doing.run(() => api.keepQuestion(app.appId, input))) === undefined) return;
    setKept(input.name);
    setName('');
    onKept();
  }
  return (
    <Form
      label={words.keep}
      button={words.keep}
      doing={doing}
      done={kept && words.kept(kept)}
      onSubmit={() => void keep()}
    >
      <Field label={words.name} value={name} onValue={setName} required />
    </Form>
  );
}
