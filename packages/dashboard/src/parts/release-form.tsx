import type { Environment } from '@handrail/protocol';
import { useId, useState } from 'preact/hooks';
import { guideMessages } from '../words.ts';
import { useServices } from '../services.ts';
import type { Part } from './desk.tsx';
import { Choice } from './form.tsx';

const words = guideMessages.desk;

/** Gives visitors the draft or a version of before, now or at a time. */
export function ReleaseForm({ app, draft, act, busy, refuse }: Part & { refuse: (fault: string) => void }) {
  const { api } = useServices();
  const id = useId();
  const [what, setWhat] = useState('draft');
  const [environment, setEnvironment] = useState<Environment>('production');
  const [when, setWhen] = useState<'now' | 'later'>('now');
  const [time, setTime] = useState('');
  const frozen = draft.versions.map(({ version }): [string, string] => [String(version), words.version(version)]);
  const whats: Record<string, string> = { draft: words.theDraft, ...Object.fromEntries(frozen) };
  function publish() {
    const at = when === 'now' ? undefined : new Date(time).getTime();
    if (at !== undefined && Number.isNaN(at)) return refuse(words.badTime);
    const of = what === 'draft' ? { revision: draft.revision } : { version: Number(what) };
    act(() => api.release(app.appId, draft.guide.guideId, { environment, ...of, ...(at !== undefined && { at }) }));
  }
  return (
    <form
      class="form"
      aria-label={words.publish}
      onSubmit={(event) => {
        event.preventDefault();
        publish();
      }}
    >
      <h3>{words.publish}</h3>
      <div class="one-of-four">
        <Choice label={words.what} value={what} options={whats} onValue={setWhat} />
        <Choice label={words.to} value={environment} options={guideMessages.environments} onValue={setEnvironment} />
        <Choice label={words.when} value={when} options={{ now: words.now, later: words.later }} onValue={setWhen} />
        {when === 'later' && (
          <div class="field">
            <label for={id}>{words.at}</label>
            <input id={id} type="datetime-local" value={time} onInput={(event) => setTime(event.currentTarget.value)} />
          </div>
        )}
      </div>
      <p class="actions">
        <button type="submit" class="button strong" disabled={busy}>
          {words.publish}
        </button>
      </p>
    </form>
  );
}
