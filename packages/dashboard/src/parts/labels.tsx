import { useState } from 'preact/hooks';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';
import type { DeskProps } from './desk.tsx';
import { Choice, Field, Form, useDoing } from './form.tsx';

const words = guideMessages.labels;

export const readLabels = (text: string): string[] => [
  ...new Set(
    text
      .split(',')
      .map((one) => one.trim())
      .filter((one) => one !== ''),
  ),
];

/** What a guide is filed under, and who answers for it. */
export function Labels({ app, draft, memberId, onChanged }: Omit<DeskProps, 'may'> & { memberId: string | undefined }) {
  const { api } = useServices();
  const doing = useDoing();
  const [labels, setLabels] = useState(draft.labels.join(', '));
  const [owner, setOwner] = useState(draft.owner?.memberId ?? '');
  const [done, setDone] = useState<string | undefined>(undefined);
  const owners: Record<string, string> = {
    '': words.nobody,
    ...(memberId !== undefined && { [memberId]: words.mine }),
    ...(draft.owner?.memberId != null && { [draft.owner.memberId]: draft.owner.name }),
  };
  async function save() {
    const about = { labels: readLabels(labels), owner: owner === '' ? null : owner };
    if (!(await doing.run(() => api.describeGuide(app.appId, draft.guide.guideId, about)))) return;
    setDone(words.saved);
    onChanged();
  }
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <Form label={words.title} button={words.save} doing={doing} done={done} onSubmit={() => void save()}>
        <Field label={words.labels} note={words.note} value={labels} onValue={setLabels} />
        <Choice label={words.owner} value={owner} options={owners} onValue={setOwner} />
      </Form>
    </section>
  );
}
