// Before the words are fetched.
import { invitation, refusal, token } from './arrival.ts';
import { collector, fetchOpening, page } from './opening.ts';
import { render } from 'preact';
import { browserAuthenticator } from './authenticator.ts';
import { createApi } from './api.ts';
import { Dashboard } from './app.tsx';
import { documentVisibility, systemClock } from './clock.ts';
import { keepLanguage, language, type Language } from './language.ts';
import { ICON } from './parts/icon.tsx';
import { adoptStyles } from './styles.ts';
import { LeavePage } from './mailings/leave-page.tsx';
import { SharedReportPage } from './rollouts/shared-page.tsx';
import { createTicketStream } from './tickets/stream.ts';

/** Path of the piece of the SDK that shows drafts, below the collector's address, put in by the build. */
declare const __HANDRAIL_PREVIEW__: string;

const services = {
  api: createApi(new URL('api/', collector), fetchOpening),
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
  chooseLanguage: (chosen: Language) => {
    keepLanguage(localStorage, chosen);
    location.reload();
  },
  load: () => location.reload(),
  go: (url: string) => location.assign(url),
};

document.documentElement.lang = language;
adoptStyles(document);
document.querySelector<HTMLLinkElement>('link[rel=icon]')?.setAttribute('href', ICON);
const root = document.createElement('div');
root.id = 'dashboard';
document.body.append(root);
const opened = { api: services.api, token: location.hash.slice(1), choose: services.chooseLanguage };
if (page === 'report') {
  render(<SharedReportPage {...opened} />, root);
} else if (page === 'mailing') {
  render(<LeavePage {...opened} />, root);
} else {
  render(<Dashboard services={services} token={token} invitation={invitation} refusal={refusal} />, root);
}
