import type { App } from '@handrail/protocol';
import { useRef } from 'preact/hooks';
import type { Present } from '../api.ts';
import type { Route } from '../route.ts';
import { useServices } from '../services.ts';
import { DeskContext, type Desk } from '../tickets/desk.ts';
import { Inbox } from '../tickets/inbox.tsx';
import { TicketView } from '../tickets/ticket-view.tsx';
import { useLive } from '../use-live.ts';

/** What changes seldom is asked for seldom. */
const POLL_MS = 300_000;

interface TicketsPageProps {
  route: Extract<Route, { page: 'tickets' | 'ticket' }>;
  apps: readonly App[];
  present: Present;
}

/** The inbox, and one ticket out of it; the list is where it was when somebody comes back to it. */
export function TicketsPage({ route, apps, present }: TicketsPageProps) {
  const { api } = useServices();
  const support = useLive('support', () => api.support(), POLL_MS);
  const agents = useLive('agents', () => api.agents(), POLL_MS);
  const list = useRef<Desk['list']>({ filter: {}, cursors: [], ticketIds: [] });
  const seen = apps.filter(({ appId }) => present.apps[appId]?.includes('ticket.read'));
  const desk: Desk = {
    ...{ apps: seen, present, settings: support.value?.settings, agents: agents.value?.agents ?? [] },
    get list() {
      return list.current;
    },
    set list(next) {
      list.current = next;
    },
  };
  return (
    <DeskContext.Provider value={desk}>
      {route.page === 'tickets' ? (
        <Inbox key={JSON.stringify(route.filter)} filter={route.filter} />
      ) : (
        <TicketView key={route.ticketId} ticketId={route.ticketId} act={route.act} />
      )}
    </DeskContext.Provider>
  );
}
