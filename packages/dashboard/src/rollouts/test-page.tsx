import type { Mark, RolloutTest, TestScript } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Field } from '../parts/form.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { ticketHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { MarkStep } from './mark-step.tsx';
import { rolloutMessages } from '../words.ts';
import type { OfRollout } from './of-rollout.ts';

const words = rolloutMessages.test;

/** Beside the application: the scripts step by step, each to be marked. */
export function TestPage({ app, rolloutId, may }: OfRollout) {
  const { api } = useServices();
  const view = useLive(`test ${rolloutId}`, () => api.rolloutTest(app.appId, rolloutId));
  const [appVersion, setAppVersion] = useState('');
  const test = view.value;
  useTitle(`${rolloutMessages.views.test} · ${test?.name ?? app.name}`);
  if (!test && view.failure) return <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />;
  if (!test) return <Loading />;
  const of = { rolloutId, test, appVersion, seesTickets: may('ticket.read'), onMarked: view.again };
  return (
    <>
      <div class="page-head">
        <h1 dir="auto">{test.name}</h1>
      </div>
      <p class="muted">{test.scripts.length === 0 ? words.none : words.intro}</p>
      {test.scripts.length > 0 && (
        <div class="card form">
          <Field label={words.version} note={words.versionNote} value={appVersion} onValue={setAppVersion} />
        </div>
      )}
      {test.scripts.map((script) => (
        <Script key={`${script.appId} ${script.guideId} ${script.version}`} {...of} script={script} />
      ))}
    </>
  );
}

interface ScriptProps {
  rolloutId: string;
  test: RolloutTest;
  script: TestScript;
  appVersion: string;
  seesTickets: boolean;
  onMarked: () => void;
}

function Script({ rolloutId, test, script, appVersion, seesTickets, onMarked }: ScriptProps) {
  const { appId, guideId, version, title, environment, steps } = script;
  const here = (mark: Mark, stepId: string): boolean =>
    mark.appId === appId && mark.guideId === guideId && mark.version === version && mark.stepId === stepId;
  return (
    <section class="card" aria-label={words.script(title, version)}>
      <h2 dir="auto">{words.script(title, version)}</h2>
      <p class="muted">
        {environment === 'staging' && `${words.staging} `}
        {words.start} <code>?handrail={guideId}</code>
      </p>
      <ol class="script-steps">
        {steps.map(({ stepId, title: step, stands }) => {
          const defect = test.marks.find((mark) => here(mark, stepId) && mark.defect)?.defect;
          return (
            <li key={stepId}>
              <span dir="auto">{step}</span> <span class={`status step-${stands}`}>{words.stands[stands]}</span>
              {defect &&
                (seesTickets ? (
                  <a href={ticketHref(defect.ticketId)}>{words.defect(defect.number)}</a>
                ) : (
                  <span>{words.defect(defect.number)}</span>
                ))}
              <MarkStep
                rolloutId={rolloutId}
                place={{ appId, guideId, version, stepId }}
                title={step}
                appVersion={appVersion}
                onMarked={onMarked}
              />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
