import { useState } from 'preact/hooks';
import type { Present } from '../api.ts';
import { formatMoment } from '../format.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { workspaceMessages } from '../words.ts';
import { Checks, Field, Form, useDoing } from './form.tsx';
import { Snippet } from './snippet.tsx';

const words = workspaceMessages.account;

/** The API tokens of whoever is signed in; a new one can have no right that they do not have. */
export function Tokens({ present }: { present: Present }) {
  const { api } = useServices();
  const view = useLive('tokens', () => api.tokens());
  const doing = useDoing();
  const [name, setName] = useState('');
  const [days, setDays] = useState('90');
  const [rights, setRights] = useState<string[]>([]);
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const mine = [...new Set([...Object.values(present.apps).flat(), ...present.rights])].sort();

  async function make() {
    const made = await doing.run(() => api.makeToken({ name: name.trim(), rights, days: Number(days) }));
    if (made === undefined) return;
    setName('');
    setRights([]);
    setSecret(made.value.secret);
    view.again();
  }
  async function end(tokenId: string) {
    if (await doing.run(() => api.endToken(tokenId))) view.again();
  }

  return (
    <section class="card">
      <h2>{words.tokensTitle}</h2>
      <p>{words.tokensNote}</p>
      <ul class="plain-list">
        {(view.value?.tokens ?? []).map((token) => (
          <li key={token.tokenId}>
            <span>
              <strong>{token.name}</strong> <span class="muted">{token.rights.join(', ')}</span>
            </span>
            <span class="muted">
              {words.until(formatMoment(token.expiresAt))},{' '}
              {token.usedAt === null ? words.unused : words.used(formatMoment(token.usedAt))}
            </span>
            <button type="button" class="button small" onClick={() => void end(token.tokenId)}>
              {words.end}
            </button>
          </li>
        ))}
      </ul>
      {secret !== undefined && (
        <div role="status">
          <p>{words.tokenSecret}</p>
          <Snippet text={secret} label={words.tokenSecret} />
        </div>
      )}
      <Form label={words.makeToken} button={words.makeToken} doing={doing} onSubmit={() => void make()}>
        <Field label={words.tokenName} required value={name} onValue={setName} />
        <Checks
          label={words.rights}
          options={Object.fromEntries(mine.map((right) => [right, right]))}
          chosen={rights}
          onChosen={setRights}
        />
        <Field label={words.days} type="number" required value={days} onValue={setDays} />
      </Form>
    </section>
  );
}
