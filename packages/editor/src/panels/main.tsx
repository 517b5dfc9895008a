import { createEditApi, tabStorage, type EditSession, type Outcome } from '../edit-session.ts';
import { createPageLink } from '../page-link.ts';

// The panels: a document of the collector's own, in a frame of the page or in a window beside it.
const link = createPageLink(
  // The page that opened us, or the one around us; the address carries the nonce that it made.
  { nonce: location.hash.slice(1), view: (opener as Window | null) ?? parent },
  document.querySelector<HTMLMetaElement>('meta[name=handrail-origins]')?.content.split(' ').filter(Boolean) ?? [],
);
const api = createEditApi({
  base: new URL('../', location.href).href,
  storage: tabStorage(),
  fetch: fetch.bind(window),
});

const status = document.createElement('p');
status.setAttribute('role', 'status');
document.body.append(status);

function tell(outcome: Outcome<EditSession> | undefined): void {
  if (outcome && 'value' in outcome) {
    status.textContent = `Connected: ${outcome.value.app.name}`;
    link.say({ type: 'begun' });
  } else if (outcome && 'problem' in outcome.failure) status.textContent = outcome.failure.problem.detail;
  else status.textContent = outcome ? 'The collector cannot be reached.' : 'Make a link in the dashboard.';
}

// The first thing that a page says is its token, where it has one.
const stop = link.onMessage((message, origin) => {
  stop();
  void (message.type === 'token' ? api.begin(message.token, origin) : api.resume()).then(tell);
});
