import type { App } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Choice, Field, Form, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { workspaceMessages, goalMessages as words } from '../words.ts';
import { goalsOf, withGoals, type GoalDraft } from './goals.ts';

/** What the figures of an app are to reach, and the seats that were bought. */
export function GoalSettings({ app, onChanged }: { app: App; onChanged: () => void }) {
  const { api } = useServices();
  const doing = useDoing();
  const [draft, setDraft] = useState(() => goalsOf(app));
  const [done, setDone] = useState<string | undefined>(undefined);
  const text = (name: Exclude<keyof GoalDraft, 'per'>) => ({
    value: draft[name],
    onValue: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  async function save() {
    const next = withGoals(app, draft);
    if ('bad' in next) return doing.refuse(workspaceMessages.settings.badLine(next.bad));
    if (!(await doing.run(() => api.saveApp(next)))) return;
    setDone(workspaceMessages.settings.saved);
    onChanged();
  }
  return (
    <section class="card">
      <h2>{words.title}</h2>
      <Form label={words.title} button={words.save} doing={doing} done={done} onSubmit={() => void save()}>
        <Field label={words.aims} note={words.aimsNote} lines={4} {...text('aims')} />
        <Field label={words.seats} note={words.seatsNote} lines={3} {...text('seats')} />
        <Field label={words.amount} {...text('amount')} />
        <Field label={words.currency} {...text('currency')} />
        <Choice
          label={words.per}
          value={draft.per}
          options={words.pers}
          onValue={(per) => setDraft({ ...draft, per })}
        />
      </Form>
    </section>
  );
}
