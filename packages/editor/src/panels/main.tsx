import type { Target } from '@handrail/protocol';
import { render } from 'preact';
import type { Desk } from '../desk/create-desk.ts';
import { hearPage } from '../desk/hear-page.ts';
import { createEditApi, tabStorage, type EditSession, type Outcome } from '../edit-session.ts';
import { loadMessages } from '../languages.ts';
import { createPageLink } from '../page-link.ts';
import type { Here, PageMessage } from '../wire.ts';
import { Panels } from './app.tsx';
import { Gate, type GateState } from './gate.tsx';
import { greet, openDesk } from './open-desk.ts';
import { adoptStyles } from './styles.ts';

// The panels: a document of the collector's own, in a frame of the page or in a window beside it.
const words = await loadMessages(new URLSearchParams(location.search).get('lang') ?? '', ...navigator.languages);
adoptStyles(document);
document.documentElement.lang = words.locale;
const root = document.createElement('div');
root.id = 'editor';
document.body.append(root);

const link = createPageLink(
  // The page that opened us, or the one around us; the address carries the nonce that it made.
  { nonce: location.hash.slice(1), view: (opener as Window | null) ?? parent },
  document.querySelector<HTMLMetaElement>('meta[name=handrail-origins]')?.content.split(' ').filter(Boolean) ?? [],
);
const api = createEditApi({
  base: new URL('../', location.href).href,
  storage: tabStorage(),
  fetch: (input, init) => fetch(input, init),
});
let desk: Desk | undefined;
let asked = false;
let attempt = (): void => undefined;
let here: Here | undefined;
/** What was done while the session was asked for, and had not been heard before the panels were loaded anew. */
const done: PageMessage[] = [];

gate({ is: 'connecting' });
link.onGone(() => desk?.set({ trouble: words.gone, here: undefined }));
link.onMessage((message, origin) => {
  if (message.type === 'here') here = message;
  if (desk) {
    if (message.type === 'pictured') return keepPicture(desk, message.target, message.picture);
    // A page that comes anew does not know what the one before was asked for.
    if (message.type === 'here' && desk.state().here === undefined) greet(desk, link, message);
    return hearPage(desk, message);
  }
  if (message.type === 'recorded') done.push(message);
  // The first thing that a page says is its token, where it has one.
  if (asked) return;
  asked = true;
  attempt = () => void (message.type === 'token' ? api.begin(message.token, origin) : api.resume()).then(began);
  attempt();
});

/** Of a target that stands in the guide; without it the step is as good, so it is not tried again. */
function keepPicture({ steps, state }: Desk, target: Target, picture: string): void {
  const wanted = JSON.stringify(target);
  if (steps().some((step) => step.type === 'tooltip' && JSON.stringify(step.target) === wanted))
    void api.ask('PUT', `api/apps/${state().session.app.appId}/pictures`, { target, picture });
}

function gate(state: GateState): void {
  render(<Gate gate={state} words={words} again={() => attempt()} />, root);
}

function began(outcome: Outcome<EditSession> | undefined): void {
  if (!outcome) return gate({ is: 'no-link' });
  if ('failure' in outcome) {
    const { failure } = outcome;
    return gate('problem' in failure ? { is: 'ended', detail: failure.problem.detail } : { is: 'offline' });
  }
  const opened = openDesk(outcome.value, api, link);
  ({ desk } = opened);
  link.say({ type: 'begun' });
  greet(desk, link, here);
  if (here) hearPage(desk, here);
  for (const one of done.splice(0)) hearPage(desk, one);
  const leave = (): void => {
    void opened.desk.retry().then(async () => {
      opened.desk.stop();
      await api.end();
      link.say({ type: 'leave' });
    });
  };
  render(<Panels panel={{ desk, link, words, leave }} unsent={() => opened.backup.all()} />, root);
}
