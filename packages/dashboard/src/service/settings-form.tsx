import type { SupportDocument, SupportSettings } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import type { Mistake } from '../api.ts';
import { wordsFor } from '../parts/notice.tsx';
import { useServices } from '../services.ts';
import { Categories } from './categories.tsx';
import { Mailboxes } from './mailboxes.tsx';
import { MistakesContext } from './parts.tsx';
import { Closing, Replies } from './replies.tsx';
import { Policies, Routing } from './rules.tsx';
import type { SettingsPartProps } from './settings-part.ts';
import { Teams } from './teams.tsx';
import { serviceMessages as words } from '../words.ts';

interface State {
  busy: boolean;
  fault: string;
  said: string;
  mistakes: readonly Mistake[];
  conflict: boolean;
}

const CALM: State = { busy: false, fault: '', said: '', mistakes: [], conflict: false };

interface SettingsFormProps extends Pick<SettingsPartProps, 'apps' | 'agents'> {
  document: SupportDocument;
  onTheirs: () => void;
}

/** All settings as one document: saved together, so that nothing names what is not there. */
export function SettingsForm({ document: before, apps, agents, onTheirs }: SettingsFormProps) {
  const { api, onSignedOut } = useServices();
  const [saved, setSaved] = useState(before);
  const [settings, setSettings] = useState(before.settings);
  const [state, setState] = useState(CALM);
  const isChanged = JSON.stringify(settings) !== JSON.stringify(saved.settings);
  const set: SettingsPartProps['set'] = (change) => {
    setSettings((now) => {
      const next = { ...now, ...change };
      if (next.closing === undefined) delete next.closing;
      if (next.ticketPrice === undefined) delete next.ticketPrice;
      // Without what is undefined it is whole: no part that must be there is ever taken away.
      return next as SupportSettings;
    });
    setState((now) => ({ ...now, said: '' }));
  };
  async function save(revision: number) {
    setState({ ...CALM, busy: true });
    const answer = await api.putSupport(revision, settings);
    if ('value' in answer) {
      setSaved({ ...answer.value, settings });
      setState({ ...CALM, said: words.saved });
      return;
    }
    const { failure } = answer;
    if (failure.kind === 'signed-out') onSignedOut();
    else if (failure.kind === 'refused' && failure.status === 412) setState({ ...CALM, conflict: true });
    else if (failure.kind === 'refused' && failure.errors) {
      setState({ ...CALM, mistakes: failure.errors, fault: words.wrong(failure.errors.length) });
    } else setState({ ...CALM, fault: wordsFor(failure).text });
  }
  const overwrite = async () => {
    const now = await api.support();
    if ('value' in now) await save(now.value.revision);
    else setState({ ...CALM, conflict: true, fault: wordsFor(now.failure).text });
  };
  const part = { settings, set, apps, agents };
  return (
    <MistakesContext.Provider value={state.mistakes}>
      <form
        class="body"
        aria-label={words.title}
        onSubmit={(event) => {
          event.preventDefault();
          void save(saved.revision);
        }}
      >
        <Teams {...part} />
        <Categories {...part} />
        <Routing {...part} />
        <Policies {...part} />
        <Replies {...part} />
        <Mailboxes {...part} />
        <Closing {...part} />
        <Saving {...{ state, isChanged, onTheirs }} onOverwrite={() => void overwrite()} />
      </form>
    </MistakesContext.Provider>
  );
}

interface SavingProps {
  state: State;
  isChanged: boolean;
  onOverwrite: () => void;
  onTheirs: () => void;
}

function Saving({ state, isChanged, onOverwrite, onTheirs }: SavingProps) {
  return (
    <div class="card saving">
      <p class="actions">
        <button type="submit" class="button strong" disabled={state.busy}>
          {words.save}
        </button>
        <span role="status" class="muted">
          {isChanged ? words.unsaved : state.said}
        </span>
      </p>
      {state.conflict && (
        <div role="alert" class="actions">
          <p>{words.conflict}</p>
          <button type="button" class="button small" onClick={onOverwrite}>
            {words.overwrite}
          </button>
          <button type="button" class="button small" onClick={onTheirs}>
            {words.theirs}
          </button>
        </div>
      )}
      <p class="fault" role="alert">
        {state.fault}
      </p>
    </div>
  );
}
