import type { App, Environment, GuideDraft, LiveVersion } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import type { Answer } from '../api.ts';
import { formatMoment } from '../format.ts';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';
import { Checked } from './checked.tsx';
import { Field, useDoing } from './form.tsx';
import { DraftBadge } from './guide-state.tsx';
import { ReleaseForm } from './release-form.tsx';
import { RemoveGuide } from './remove-guide.tsx';

const words = guideMessages.desk;
const ENVIRONMENTS: readonly Environment[] = ['production', 'staging'];

export interface DeskProps {
  app: App;
  draft: GuideDraft;
  may: (right: string) => boolean;
  onChanged: () => void;
}

type Act = (ask: () => Promise<Answer<unknown>>) => void;

/** How far a guide is, who has it, and what whoever looks may do with it. */
export function Desk({ app, draft, may, onChanged }: DeskProps) {
  const doing = useDoing();
  const [done, setDone] = useState('');
  const act: Act = (ask) => {
    setDone('');
    void doing.run(ask).then((answer) => {
      if (answer === undefined) return;
      setDone(words.done);
      onChanged();
    });
  };
  const { state, updatedAt, updatedBy } = draft;
  const parts = { app, draft, act, busy: doing.busy };
  return (
    <section class="card desk" aria-label={words.title}>
      <h2>{words.title}</h2>
      <p>
        <DraftBadge state={state} /> {words.changed(formatMoment(updatedAt), updatedBy?.name ?? '')}
      </p>
      <Checked draft={draft} />
      <Where {...parts} mayTake={may('guide.publish')} />
      {may('guide.write') && <Asking {...parts} />}
      {may('guide.publish') && state === 'in-review' && <Verdict {...parts} />}
      {may('guide.publish') && state !== 'archived' && <ReleaseForm {...parts} refuse={doing.refuse} />}
      <p role="status">{doing.fault === '' && !doing.busy && done}</p>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
      <Said draft={draft} />
      {may('guide.write') && <RemoveGuide app={app} draft={draft} />}
    </section>
  );
}

export interface Part {
  app: App;
  draft: GuideDraft;
  act: Act;
  busy: boolean;
}

function Where({ app, draft, act, busy, mayTake }: Part & { mayTake: boolean }) {
  const { api } = useServices();
  const of = [app.appId, draft.guide.guideId] as const;
  const about = ({ at, by }: LiveVersion) => words.since(formatMoment(at), by?.name ?? '');
  return (
    <>
      <h3>{words.where}</h3>
      <dl class="places-list">
        {ENVIRONMENTS.map((environment) => {
          const live = draft.live.find((one) => one.environment === environment);
          const plan = draft.plans.find((one) => one.environment === environment);
          const name = guideMessages.environments[environment];
          return (
            <div key={environment}>
              <dt>{name}</dt>
              <dd>
                {live ? `${words.version(live.version)} ${about(live)}` : words.nowhere}{' '}
                {live && mayTake && (
                  <button
                    type="button"
                    class="button small"
                    disabled={busy}
                    aria-label={words.takeAwayFrom(name)}
                    onClick={() => act(() => api.withdraw(...of, environment))}
                  >
                    {words.takeAway}
                  </button>
                )}
              </dd>
              {plan && (
                <dd>
                  {words.planned(plan.version, formatMoment(plan.at))}{' '}
                  {mayTake && (
                    <button
                      type="button"
                      class="button small"
                      disabled={busy}
                      aria-label={words.endPlanOf(name)}
                      onClick={() => act(() => api.endPlan(...of, environment))}
                    >
                      {words.endPlan}
                    </button>
                  )}
                </dd>
              )}
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** What an author asks for. */
function Asking({ app, draft, act, busy }: Part) {
  const { api } = useServices();
  const [comment, setComment] = useState('');
  const { state } = draft;
  const of = [app.appId, draft.guide.guideId] as const;
  const said = comment.trim() === '' ? {} : { comment: comment.trim() };
  const asks = state === 'draft' || state === 'sent-back';
  return (
    <div class="form">
      {asks && <Field label={words.comment} note={words.submitNote} lines={2} value={comment} onValue={setComment} />}
      <p class="actions">
        {asks && (
          <button
            type="button"
            class="button strong"
            disabled={busy}
            onClick={() => act(() => api.askReview(...of, { move: 'submit', ...said }))}
          >
            {words.submit}
          </button>
        )}
        {(state === 'in-review' || state === 'approved') && (
          <button
            type="button"
            class="button"
            disabled={busy}
            onClick={() => act(() => api.askReview(...of, { move: 'withdraw' }))}
          >
            {words.withdraw}
          </button>
        )}
        <button
          type="button"
          class="button"
          disabled={busy}
          onClick={() => act(() => api.archive(...of, state !== 'archived'))}
        >
          {state === 'archived' ? words.unarchive : words.archive}
        </button>
      </p>
    </div>
  );
}

/** What a reviewer says of the draft that they have before them. */
function Verdict({ app, draft, act, busy }: Part) {
  const { api } = useServices();
  const [comment, setComment] = useState('');
  const said = comment.trim() === '' ? {} : { comment: comment.trim() };
  const judge = (move: 'approve' | 'send-back') => () =>
    act(() => api.judge(app.appId, draft.guide.guideId, { move, revision: draft.revision, ...said }));
  return (
    <div class="form" role="group" aria-label={words.verdict}>
      <h3>{words.verdict}</h3>
      <Field label={words.comment} lines={2} value={comment} onValue={setComment} />
      <p class="actions">
        <button type="button" class="button strong" disabled={busy} onClick={judge('approve')}>
          {words.approve}
        </button>
        <button type="button" class="button" disabled={busy} onClick={judge('send-back')}>
          {words.sendBack}
        </button>
      </p>
    </div>
  );
}

function Said({ draft }: { draft: GuideDraft }) {
  if (draft.reviews.length === 0) return null;
  return (
    <details open={draft.state === 'sent-back' || draft.state === 'in-review'}>
      <summary>{words.said}</summary>
      <ul class="plain-list">
        {draft.reviews.toReversed().map(({ at, by, state, comment, revision }) => (
          <li key={`${revision} ${state} ${at}`}>
            <span>
              {by.name || words.unnamed} {words.saidBy[state]}
              {comment !== undefined && (
                <>
                  : <q dir="auto">{comment}</q>
                </>
              )}
            </span>
            <span class="muted">{formatMoment(at)}</span>
          </li>
        ))}
      </ul>
    </details>
  );
}
