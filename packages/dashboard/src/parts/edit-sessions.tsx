import { deviceName } from '../device-name.ts';
import { editMessages as words } from '../words.ts';
import { formatMoment } from '../format.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useDoing } from './form.tsx';

/** Live pages on which the member is editing; nothing where there are none. */
export function EditSessions() {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive('edit-sessions', () => api.editSessions());
  const open = view.value?.editSessions ?? [];
  if (open.length === 0) return null;
  async function end(editId: string) {
    if (await doing.run(() => api.endEditSession(editId))) view.again();
  }
  return (
    <section class="card">
      <h2>{words.sessionsTitle}</h2>
      <ul class="plain-list">
        {open.map(({ editId, origin, device, seenAt }) => (
          <li key={editId}>
            <span dir="auto">{origin}</span>
            <span class="muted" title={device}>
              {deviceName(device)}, {formatMoment(seenAt)}
            </span>
            <button type="button" class="button small" onClick={() => void end(editId)}>
              {words.end}
            </button>
          </li>
        ))}
      </ul>
      <p class="fault" role="alert">
        {doing.fault}
      </p>
    </section>
  );
}
