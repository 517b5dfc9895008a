import type { RolloutReport } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import type { Api, Failure } from '../api.ts';
import type { Language } from '../language.ts';
import { LanguageSwitch } from '../parts/language-switch.tsx';
import { Notice } from '../parts/notice.tsx';
import { useTitle } from '../use-route.ts';
import { rolloutMessages } from '../words.ts';
import { Report } from './report.tsx';
import { StateBadge } from './standing.tsx';

const words = rolloutMessages.shared;

interface SharedReportProps {
  api: Pick<Api, 'linkedReport'>;
  token: string;
  choose: (chosen: Language) => void;
}

/** The report for whoever has a link, without an account. It is loaded once: the numbers are those of that moment. */
export function SharedReportPage({ api, token, choose }: SharedReportProps) {
  const [shown, setShown] = useState<{ report: RolloutReport } | { failure: Failure } | undefined>(undefined);
  useEffect(() => {
    setShown(undefined);
    void api
      .linkedReport(token)
      .then((answer) => setShown('value' in answer ? { report: answer.value } : { failure: answer.failure }));
  }, [token]);
  useTitle(shown !== undefined && 'report' in shown ? shown.report.name : rolloutMessages.views.report);
  return (
    <main class="page shared-report">
      <LanguageSwitch choose={choose} />
      {shown === undefined && <p role="status">{words.loading}</p>}
      {shown !== undefined && 'failure' in shown && <Closed failure={shown.failure} />}
      {shown !== undefined && 'report' in shown && (
        <>
          <div class="page-head">
            <h1 dir="auto">{shown.report.name}</h1>
            <StateBadge state={shown.report.state} />
            <button type="button" class="button on-screen" onClick={() => print()}>
              {rolloutMessages.report.print}
            </button>
          </div>
          <Report report={shown.report} />
        </>
      )}
    </main>
  );
}

function Closed({ failure }: { failure: Failure }) {
  const [title, text] =
    failure.kind === 'not-found'
      ? [words.goneTitle, words.gone]
      : failure.kind === 'refused' && failure.status === 429
        ? [words.oftenTitle, words.often]
        : [words.awayTitle, words.away];
  return (
    <Notice title={title} role="alert" alone>
      <p>{text}</p>
    </Notice>
  );
}
