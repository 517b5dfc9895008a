import { useDoing } from '../parts/form.tsx';
import { connectorMessages } from '../words.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';

const words = connectorMessages.ticket;
const POLL_MS = 60_000;

/** Where a ticket is in other service desks, and how it gets there. Without any, nothing. */
export function OtherDesks({ ticketId, mayWrite }: { ticketId: string; mayWrite: boolean }) {
  const { api } = useServices();
  const view = useLive(`desks ${ticketId}`, () => api.desksOf(ticketId), POLL_MS);
  const { busy, fault, run } = useDoing();
  const { links = [], others = [] } = view.value ?? {};
  if (links.length + others.length === 0) return null;
  async function handOver(connectorId: string) {
    await run(() => api.handOver(ticketId, connectorId));
    view.again();
  }
  return (
    <section class="card" aria-label={words.title}>
      <h2>{words.title}</h2>
      <ul class="plain-list">
        {links.map(({ connectorId, name, url, remoteKey, remoteState, fault: why }) => (
          <li key={connectorId}>
            <bdi>{name}</bdi>:{' '}
            {url === null ? (
              <span class={why === null ? 'muted' : 'fault'}>{why ?? words.onItsWay}</span>
            ) : (
              <a href={url} target="_blank" rel="noreferrer noopener" aria-label={words.opens(`${name} ${remoteKey}`)}>
                {remoteKey}
              </a>
            )}{' '}
            <span class="muted">{remoteState}</span>
          </li>
        ))}
      </ul>
      {mayWrite &&
        others.map(({ connectorId, name }) => (
          <p class="actions" key={connectorId}>
            <button type="button" class="button small" disabled={busy} onClick={() => void handOver(connectorId)}>
              {words.handOver(name)}
            </button>
          </p>
        ))}
      <p class="fault" role="alert">
        {fault}
      </p>
    </section>
  );
}
