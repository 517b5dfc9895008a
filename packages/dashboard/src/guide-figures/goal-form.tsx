import { useState } from 'preact/hooks';
import type { DeskProps } from '../parts/desk.tsx';
import { Choice, Field, Form, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { guideFigureMessages as words } from '../words.ts';
import { draftOf, withGoal, type GoalDraft } from './goal-draft.ts';

const POLL_MS = 30_000;

/** What the guide is to lead to, and how many are held out of it. It is a part of the draft, and so holds for visitors once it is published. */
export function GoalForm({ app, draft: { guide, revision }, onChanged }: Omit<DeskProps, 'may'>) {
  const { api } = useServices();
  const doing = useDoing();
  const [draft, setDraft] = useState(draftOf(guide));
  const [done, setDone] = useState<string | undefined>(undefined);
  const features = useLive(`features ${app.appId}`, () => api.featureNames(app.appId), POLL_MS).value?.features ?? [];
  const set = (change: Partial<GoalDraft>) => {
    setDone(undefined);
    setDraft({ ...draft, ...change });
  };
  async function save() {
    const made = withGoal(guide, draft);
    if ('bad' in made) return doing.refuse(words.bad[made.bad]);
    if (!(await doing.run(() => api.saveDraft(app.appId, made.guide, revision)))) return;
    setDone(words.saved);
    onChanged();
  }
  return (
    <details class="card">
      <summary>{words.formTitle}</summary>
      <p class="hint">{words.formNote}</p>
      <Form label={words.formTitle} button={words.save} doing={doing} done={done} onSubmit={() => void save()}>
        <Choice
          label={words.goal}
          value={draft.kind}
          options={words.kinds}
          onValue={(kind) => set({ kind, what: '' })}
        />
        {draft.kind === 'event' && (
          <Field label={words.event} note={words.eventNote} value={draft.what} onValue={(what) => set({ what })} />
        )}
        {draft.kind === 'path' && (
          <Field label={words.path} note={words.pathNote} value={draft.what} onValue={(what) => set({ what })} />
        )}
        {draft.kind === 'featureId' && (
          <Choice
            label={words.feature}
            value={draft.what}
            options={{
              '': words.chooseFeature,
              ...(draft.what !== '' && { [draft.what]: draft.what }),
              ...Object.fromEntries(features.map(({ featureId, name }) => [featureId, name])),
            }}
            onValue={(what) => set({ what })}
          />
        )}
        {draft.kind !== 'none' && (
          <Field label={words.days} type="number" value={draft.days} onValue={(days) => set({ days })} />
        )}
        <Field
          label={words.holdOut}
          note={words.holdOutNote}
          type="number"
          value={draft.holdOut}
          onValue={(holdOut) => set({ holdOut })}
        />
      </Form>
    </details>
  );
}
