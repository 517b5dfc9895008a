import { render } from 'preact';
import { browserAuthenticator } from './authenticator.ts';
import { createApi } from './api.ts';
import { Dashboard } from './app.tsx';
import { documentVisibility, systemClock } from './clock.ts';
import { ICON } from './parts/icon.tsx';
import { takeInvitation, takeRefusal, takeToken } from './session.ts';
import { adoptStyles } from './styles.ts';
import { SharedReportPage } from './rollouts/shared-page.tsx';
import { createTicketStream } from './tickets/stream.ts';

// First of all, so that a one-time token stands in the address for as short as can be.
const token = takeToken(window);
const invitation = takeInvitation(window);
const refusal = takeRefusal(window);

// The collector may stand under any path, so everything is found from where this script came from: dashboard/assets/.
const collector = new URL('../../', import.meta.url);
/** Path of the piece of the SDK that shows drafts, below the collector's address, put in by the build. */
declare const __HANDRAIL_PREVIEW__: string;

const services = {
  api: createApi(new URL('api/', collector), (input, init) => fetch(input, init)),
  authenticator: browserAuthenticator,
  clock: systemClock,
  visibility: documentVisibility,
  stream: createTicketStream(
    () => new EventSource(new URL('api/tickets/stream', collector)),
    documentVisibility,
    systemClock,
  ),
  shelf: () => localStorage,
  attachmentUrl: (ticketId: string, uploadId: string) =>
    new URL(`api/tickets/${encodeURIComponent(ticketId)}/attachments/${encodeURIComponent(uploadId)}`, collector).href,
  guideUrl: (appId: string, guideId: string, path: string) =>
    new URL(`api/apps/${encodeURIComponent(appId)}/guides/${encodeURIComponent(guideId)}/${path}`, collector).href,
  reportUrl: new URL('report/', collector).href,
  // Built together with us; what visitors get comes from where they get it.
  drawing: () =>
    import(new URL(__HANDRAIL_PREVIEW__, collector).href) as Promise<typeof import('@handrail/sdk/src/preview.ts')>,
  exportUrl: new URL('api/audit/export', collector).href,
  loaderUrl: new URL('handrail.js', collector).href,
  openid: document.querySelector<HTMLMetaElement>('meta[name=handrail-openid]')?.content,
  go: (url: string) => location.assign(url),
};

adoptStyles(document);
document.querySelector<HTMLLinkElement>('link[rel=icon]')?.setAttribute('href', ICON);
const root = document.createElement('div');
root.id = 'dashboard';
document.body.append(root);
if (document.querySelector<HTMLMetaElement>('meta[name=handrail-page]')?.content === 'report') {
  render(<SharedReportPage api={services.api} token={location.hash.slice(1)} />, root);
} else {
  render(<Dashboard services={services} token={token} invitation={invitation} refusal={refusal} />, root);
}
