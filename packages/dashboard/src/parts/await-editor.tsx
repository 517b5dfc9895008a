import type { App } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import { editMessages as words } from '../words.ts';
import { useServices } from '../services.ts';

/** How often it is asked whether the editor has come, and when it is said that it has not. */
const ASK_MS = 2_000;
const PATIENCE_MS = 15_000;

/** A page that was opened for the editor. */
export interface Opened {
  editId: string;
  url: string;
}

/** Says that the editor has come to the page; or, after a while, what may have kept it away. It goes on asking: a sign-in takes its time. */
export function AwaitEditor({ app, opened }: { app: App; opened: Opened }) {
  const { api } = useServices();
  const [state, setState] = useState<'waiting' | 'late' | 'there'>('waiting');
  useEffect(() => {
    setState('waiting');
    const late = setTimeout(() => setState((now) => (now === 'waiting' ? 'late' : now)), PATIENCE_MS);
    const stop = (): void => {
      clearTimeout(late);
      clearInterval(asking);
    };
    const asking = setInterval(() => {
      void api.editSessions().then((answer) => {
        if (!('value' in answer) || !answer.value.editSessions.some(({ editId }) => editId === opened.editId)) return;
        setState('there');
        stop();
      });
    }, ASK_MS);
    return stop;
  }, [opened]);
  const { origin } = new URL(opened.url);
  return (
    <div role="status">
      {state !== 'late' && <p class="quiet">{state === 'there' ? words.there : words.opened}</p>}
      {state === 'late' && (
        <>
          <p>
            <strong>{words.late(origin)}</strong>
          </p>
          <ul>
            <li>{words.causes.script}</li>
            <li>{words.causes.signIn}</li>
            <li>
              {words.causes.policy}{' '}
              <code>{`script-src ${location.origin}; connect-src ${location.origin}; frame-src ${location.origin}`}</code>
            </li>
            <li>
              {words.causes.rewritten} <code>{'<script src=…/handrail.js data-app-key=…></script>'}</code>
            </li>
            <li>{words.causes.origin((app.origins ?? []).join(', '), origin)}</li>
          </ul>
        </>
      )}
    </div>
  );
}
