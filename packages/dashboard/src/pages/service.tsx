import type { App, SupportDocument } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { Failure } from '../api.ts';
import { Icon } from '../parts/icon.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { ticketsHref } from '../route.ts';
import { Connectors } from '../service/connectors.tsx';
import { SettingsForm } from '../service/settings-form.tsx';
import { serviceMessages as words } from '../words.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';

const POLL_MS = 300_000;

/** How the service centre works. It is read once: what somebody is writing is not changed under their hands. */
export function ServicePage({ apps }: { apps: readonly App[] }) {
  const { api, onSignedOut } = useServices();
  const agents = useLive('agents', () => api.agents(), POLL_MS);
  const [read, setRead] = useState<{ document?: SupportDocument; failure?: Failure }>({});
  useTitle(words.title);
  const load = () => {
    setRead({});
    void api.support().then((answer) => {
      if ('value' in answer) setRead({ document: answer.value });
      else if (answer.failure.kind === 'signed-out') onSignedOut();
      else setRead({ failure: answer.failure });
    });
  };
  useEffect(load, []);
  return (
    <>
      <a class="back" href={ticketsHref()}>
        <Icon name="back" />
        {words.back}
      </a>
      <div class="page-head">
        <h1>{words.title}</h1>
      </div>
      <p class="muted lead">{words.lead}</p>
      {!read.document && read.failure && <Failed failure={read.failure} again={load} />}
      {!read.document && !read.failure && <Loading />}
      {read.document && (
        <SettingsForm document={read.document} apps={apps} agents={agents.value?.agents ?? []} onTheirs={load} />
      )}
      {read.document && <Connectors apps={apps} />}
    </>
  );
}
