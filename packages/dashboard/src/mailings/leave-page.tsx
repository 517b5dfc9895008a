import type { MailingLeft } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { Answer, Api } from '../api.ts';
import type { Language } from '../language.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Notice, wordsFor } from '../parts/notice.tsx';
import { useTitle } from '../use-route.ts';
import { mailingMessages } from '../words.ts';

const words = mailingMessages.leave;

interface LeavePageProps {
  api: Pick<Api, 'leaveMailing'>;
  token: string;
  choose: (chosen: Language) => void;
}

/** Where a link in a mail leads: nothing changes by opening it, as programs that look at mails open links too. */
export function LeavePage({ api, token, choose }: LeavePageProps) {
  const [answer, setAnswer] = useState<Answer<MailingLeft> | undefined>(undefined);
  const ask = (wanted?: boolean) => void api.leaveMailing(token, wanted).then(setAnswer);
  useEffect(() => ask(), [token]);
  useTitle(words.title);
  return (
    <main class="page">
      <LanguageSwitch choose={choose} />
      {answer === undefined && <p role="status">{words.loading}</p>}
      {answer !== undefined && 'failure' in answer && (
        <Notice title={words.goneTitle} role="alert" alone>
          <p>{answer.failure.kind === 'not-found' ? words.gone : wordsFor(answer.failure).text}</p>
        </Notice>
      )}
      {answer !== undefined && 'value' in answer && (
        <section class="notice card">
          <h1 dir="auto">{answer.value.name}</h1>
          <p role="status">{answer.value.wanted ? words.comes : words.left}</p>
          <p class="actions">
            <button type="button" class="button strong" onClick={() => ask(!answer.value.wanted)}>
              {answer.value.wanted ? words.leave : words.back}
            </button>
          </p>
        </section>
      )}
    </main>
  );
}
