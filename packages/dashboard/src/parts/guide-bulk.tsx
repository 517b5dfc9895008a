import { useState } from 'preact/hooks';
import type { Answer } from '../api.ts';
import type { Listed } from '../guide-filter.ts';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';
import { Field } from './form.tsx';
import { readLabels } from './labels.tsx';
import { wordsFor } from './notice.tsx';

const words = guideMessages.list;

interface GuideBulkProps {
  appId: string;
  picked: readonly Listed[];
  mayPublish: boolean;
  onDone: () => void;
}

/** Does the same with several guides, one after the other, and says of each that did not go why. */
export function GuideBulk({ appId, picked, mayPublish, onDone }: GuideBulkProps) {
  const { api, onSignedOut } = useServices();
  const [label, setLabel] = useState('');
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<{ done: number; failed: string[] } | undefined>(undefined);
  async function each(ask: (guide: Listed) => Promise<Answer<unknown>>) {
    setBusy(true);
    const failed: string[] = [];
    for (const guide of picked) {
      const answer = await ask(guide);
      if (!('failure' in answer)) continue;
      if (answer.failure.kind === 'signed-out') return onSignedOut();
      failed.push(words.failedFor(guide.title, wordsFor(answer.failure).text));
    }
    setBusy(false);
    setSaid({ done: picked.length - failed.length, failed });
    onDone();
  }
  const button = (name: string, ask: (guide: Listed) => Promise<Answer<unknown>>) => (
    <button type="button" class="button small" disabled={busy || picked.length === 0} onClick={() => void each(ask)}>
      {name}
    </button>
  );
  const addLabel = ({ guideId, labels = [] }: Listed) =>
    api.describeGuide(appId, guideId, { labels: [...new Set([...labels, ...readLabels(label)])] });
  return (
    <section class="bulk" aria-label={words.bulk}>
      <p>{words.picked(picked.length)}</p>
      <div class="actions">
        {mayPublish &&
          button(words.publish, ({ guideId }) => api.release(appId, guideId, { environment: 'production' }))}
        {button(words.archive, ({ guideId }) => api.archive(appId, guideId, true))}
        {button(words.unarchive, ({ guideId }) => api.archive(appId, guideId, false))}
        <Field label={words.newLabel} value={label} onValue={setLabel} />
        {label.trim() !== '' && button(words.addLabel, addLabel)}
      </div>
      <div role="status">{said && said.done > 0 && words.doneFor(said.done)}</div>
      <ul class="fault" role="alert">
        {said?.failed.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </section>
  );
}
