import { deviceName } from '../device-name.ts';
import { formatMoment } from '../format.ts';
import { useServices } from '../services.ts';
import type { Account } from '../workspace-api.ts';
import { workspaceMessages } from '../words.ts';
import { useDoing } from './form.tsx';

const words = workspaceMessages.account;

interface SessionsProps {
  account: Account;
  onChanged: () => void;
}

/** Where somebody is signed in. */
export function Sessions({ account: { sessions }, onChanged }: SessionsProps) {
  const { api } = useServices();
  const doing = useDoing();
  const act = async (ask: Parameters<typeof doing.run>[0]) => {
    if (await doing.run(ask)) onChanged();
  };
  return (
    <section class="card">
      <h2>{words.sessionsTitle}</h2>
      <ul class="plain-list">
        {sessions.map(({ sessionId, current, device, seenAt }) => (
          <li key={sessionId}>
            <span title={device}>{deviceName(device)}</span>
            <span class="muted">{current ? words.current : formatMoment(seenAt)}</span>
            {!current && (
              <button type="button" class="button small" onClick={() => void act(() => api.endSession(sessionId))}>
                {words.end}
              </button>
            )}
          </li>
        ))}
      </ul>
      {sessions.length > 1 && (
        <p class="actions">
          <button type="button" class="button" onClick={() => void act(() => api.endOtherSessions())}>
            {words.endOthers}
          </button>
        </p>
      )}
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </section>
  );
}
