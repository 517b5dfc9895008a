import type { App } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import type { Present } from '../api.ts';
import { messages } from '../words.ts';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { navigate } from '../use-route.ts';
import { wordsFor } from './notice.tsx';

const words = messages.sample;

interface SampleBarProps {
  apps: readonly App[];
  route: Route;
  present: Present;
  onRemoved: () => void;
}

/** Says of what was made up that it was, wherever it is shown, and takes it away with one click. */
export function SampleBar({ apps, route, present, onRemoved }: SampleBarProps) {
  const { api, onSignedOut } = useServices();
  const [state, setState] = useState<{ removing: boolean; fault?: string }>({ removing: false });
  const shown = apps.filter(
    ({ appId, sample }) => sample !== undefined && (!('appId' in route) || route.appId === appId),
  );
  if (shown.length === 0) return null;
  const isFilling = shown.some(({ sample }) => sample?.whole === false);

  async function remove() {
    setState({ removing: true });
    const answer = await api.removeSample();
    if ('value' in answer) {
      setState({ removing: false });
      onRemoved();
      navigate('#/', 'replace');
      return;
    }
    if (answer.failure.kind === 'signed-out') onSignedOut();
    setState({ removing: false, fault: wordsFor(answer.failure).text });
  }

  return (
    <aside class="sample-bar" aria-label={words.title}>
      <p>
        <strong>{words.title}</strong> <span>{words.text}</span> <span role="status">{isFilling && words.filling}</span>
      </p>
      {present.rights.includes('app.make') && (
        <button type="button" class="button" disabled={state.removing} onClick={() => void remove()}>
          {state.removing ? words.removing : words.remove}
        </button>
      )}
      {state.fault !== undefined && (
        <p class="fault" role="alert">
          {state.fault}
        </p>
      )}
    </aside>
  );
}
