import type { ComponentChildren } from 'preact';
import type { Failure, Present } from '../api.ts';
import { Mark } from '../parts/icon.tsx';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { wordsFor } from '../parts/notice.tsx';
import { messages, workspaceMessages } from '../words.ts';
import type { Services } from '../services.ts';
import type { Session } from '../session.ts';
import { EnterForm } from './enter-form.tsx';
import { OtherWays, Refused, type WaysServices } from './other-ways.tsx';
import { useTitle } from '../use-route.ts';

type SignInSession = Extract<Session, { state: 'checking' | 'signing-in' | 'signed-out' | 'refused' | 'link-used' }>;

const words = messages.signIn;
const { ways } = workspaceMessages;

function titleOf(session: SignInSession): string {
  if (session.state === 'link-used') return words.usedTitle;
  if (session.state === 'refused') return ways.refusedTitle;
  if (session.state !== 'signed-out' || session.why === 'never') return words.title;
  return session.why === 'ended' ? words.endedTitle : words.leftTitle;
}

/** The card before everything that needs somebody to be signed in. */
export function Gate({ children }: { children: ComponentChildren }) {
  return (
    <main class="gate" tabIndex={-1}>
      <div class="gate-card card">
        <p class="brand">
          <Mark />
          <span>{messages.product}</span>
        </p>
        {children}
      </div>
    </main>
  );
}

/** For whoever cannot even be asked for a link, since the collector does not answer. */
export function UnreachablePage({ failure, again }: { failure: Failure; again: () => void }) {
  const { title, text } = wordsFor(failure);
  useTitle(title);
  return (
    <Gate>
      <div role="alert">
        <h1>{title}</h1>
        <p>{text}</p>
      </div>
      <p class="actions">
        <button type="button" class="button strong" onClick={again}>
          {messages.failure.again}
        </button>
      </p>
    </Gate>
  );
}

function NewLink() {
  return (
    <>
      <h2>{words.how}</h2>
      <ol>
        {words.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
      <p class="muted">{words.safe}</p>
    </>
  );
}

interface SignInPageProps {
  session: SignInSession;
  onGoOn: () => void;
  services: WaysServices & Pick<Services, 'chooseLanguage'>;
  onEntered: (present: Present) => void;
}

/** For whoever is not signed in: what is going on, a password to try, and how to get a link. */
export function SignInPage({ session, onGoOn, services, onEntered }: SignInPageProps) {
  const title = titleOf(session);
  useTitle(title);
  const working = session.state === 'checking' || session.state === 'signing-in';
  return (
    <Gate>
      {working ? (
        <p class="late" role="status">
          {session.state === 'checking' ? messages.loading : words.working}
        </p>
      ) : (
        <>
          <h1>{title}</h1>
          {session.state === 'link-used' && <p>{words.used}</p>}
          {session.state === 'link-used' && session.present && (
            <p class="actions">
              <button type="button" class="button strong" onClick={onGoOn}>
                {words.goOn}
              </button>
              <span class="muted">{words.stillIn}</span>
            </p>
          )}
          {session.state === 'refused' && <Refused why={session.why} />}
          <OtherWays services={services} onEntered={onEntered} />
          <EnterForm services={services} onEntered={onEntered} />
          <NewLink />
          <LanguageSwitch choose={services.chooseLanguage} />
        </>
      )}
    </Gate>
  );
}
