import { Mark } from '../parts/icon.tsx';
import { messages } from '../messages.ts';
import type { Session } from '../session.ts';
import { useTitle } from '../use-route.ts';

type SignInSession = Extract<Session, { state: 'checking' | 'signing-in' | 'signed-out' | 'link-used' }>;

const words = messages.signIn;

function titleOf(session: SignInSession): string {
  if (session.state === 'link-used') return words.usedTitle;
  if (session.state !== 'signed-out' || session.why === 'never') return words.title;
  return session.why === 'ended' ? words.endedTitle : words.leftTitle;
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

/** For whoever is not signed in: what is going on, and how to get a link. */
export function SignInPage({ session, onGoOn }: { session: SignInSession; onGoOn: () => void }) {
  const title = titleOf(session);
  useTitle(title);
  const working = session.state === 'checking' || session.state === 'signing-in';
  return (
    <main class="gate" tabIndex={-1}>
      <div class="gate-card card">
        <p class="brand">
          <Mark />
          <span>{messages.product}</span>
        </p>
        {working ? (
          <p role="status">{session.state === 'checking' ? messages.loading : words.working}</p>
        ) : (
          <>
            <h1>{title}</h1>
            {session.state === 'link-used' && <p>{words.used}</p>}
            {session.state === 'link-used' && session.member && (
              <p class="actions">
                <button type="button" class="button strong" onClick={onGoOn}>
                  {words.goOn}
                </button>
                <span class="muted">{words.stillIn}</span>
              </p>
            )}
            <NewLink />
          </>
        )}
      </div>
    </main>
  );
}
