import type { App, Kind } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { RangeContext } from '../parts/info.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import type { RangeChoice } from '../range.ts';
import { useServices } from '../services.ts';
import { useReport, type LiveView } from '../use-live.ts';
import { Answers } from './answers.tsx';
import { ByTrait } from './by-trait.tsx';
import { Goal } from './goal.tsx';
import { Outcomes } from './outcomes.tsx';

const POLL_MS = 30_000;

interface Of {
  app: App;
  guideId: string;
  choice: RangeChoice;
}

/** Until the first answer is there, that it is being asked for, or why there is none. */
function Waiting({ view }: { view: LiveView<unknown> & { retryMs?: number | undefined } }) {
  if (view.value !== undefined) return null;
  return view.failure ? <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} /> : <Loading />;
}

function SurveyAnswers({ app, guideId, choice }: Of) {
  const { api } = useServices();
  const view = useReport(choice, (days) => api.answers(app.appId, guideId, days), POLL_MS, guideId);
  return (
    <RangeContext.Provider value={view.value?.range}>
      <Waiting view={view} />
      {view.value && <Answers app={app} guideId={guideId} report={view.value} />}
    </RangeContext.Provider>
  );
}

/** What became of a guide: how it ended, for whom, whether it led where it should, and what was answered. */
export function GuideFigures({ app, guideId, choice, kind }: Of & { kind: Kind }) {
  const { api } = useServices();
  const [trait, setTrait] = useState('department');
  const key = `${guideId} ${trait}`;
  const view = useReport(choice, (days) => api.outcomes(app.appId, guideId, days, trait), POLL_MS, key);
  const goal = useReport(choice, (days) => api.goal(app.appId, guideId, days), POLL_MS, guideId);
  return (
    <RangeContext.Provider value={view.value?.range}>
      {goal.value && <Goal app={app} guideId={guideId} report={goal.value} />}
      <Waiting view={view} />
      {view.value && <Outcomes app={app} guideId={guideId} report={view.value} />}
      {view.value && view.value.versions.length > 0 && (
        <ByTrait app={app} guideId={guideId} report={view.value} trait={trait} onTrait={setTrait} />
      )}
      {kind === 'survey' && <SurveyAnswers app={app} guideId={guideId} choice={choice} />}
    </RangeContext.Provider>
  );
}
