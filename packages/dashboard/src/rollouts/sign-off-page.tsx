import type { RolloutTest, SignOffVerdict } from '@handrail/protocol';
import { useRef, useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { Choice, Field, Form, useDoing } from '../parts/form.tsx';
import { HeadedTable } from '../parts/headed-table.tsx';
import { Failed, Loading } from '../parts/notice.tsx';
import { ticketHref } from '../route.ts';
import { useServices } from '../services.ts';
import { ticketMessages, rolloutMessages } from '../words.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';
import { newId } from './new-id.ts';
import { TestFiles } from './rollout-files.tsx';
import type { OfRollout } from './of-rollout.ts';

const words = rolloutMessages.signOff;

/** Who passed what on which version, what is open, and who has signed. */
export function SignOffPage({ app, rolloutId, may }: OfRollout) {
  const { api } = useServices();
  const view = useLive(`test ${rolloutId}`, () => api.rolloutTest(app.appId, rolloutId));
  const test = view.value;
  useTitle(`${rolloutMessages.views['sign-off']} · ${test?.name ?? app.name}`);
  if (!test && view.failure) return <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />;
  if (!test) return <Loading />;
  const { steps, passed, failed, open } = test.counts;
  return (
    <>
      <div class="page-head">
        <h1 dir="auto">{test.name}</h1>
      </div>
      <p>{steps === 0 ? rolloutMessages.test.none : words.sum(passed, steps, failed, open)}</p>
      <Testers test={test} />
      <WhatIsOpen test={test} seesTickets={may('ticket.read')} />
      {may('rollout.write') ? (
        steps > 0 && <SignForm appId={app.appId} rolloutId={rolloutId} onSigned={view.again} />
      ) : (
        <p class="muted">{words.mayNot}</p>
      )}
      <section class="card" aria-label={words.signed}>
        <h2>{words.signed}</h2>
        {test.signOffs.length === 0 && <p class="muted">{words.notSigned}</p>}
        <ul class="plain-list">
          {test.signOffs.map(({ signOffId, verdict, by, at, note, counts }) => (
            <li key={signOffId}>
              <div>
                <strong>{words.row(words.verdicts[verdict], by.name, formatMoment(at))}</strong>
                <p class="muted">{words.sum(counts.passed, counts.steps, counts.failed, counts.open)}</p>
                {note !== undefined && <blockquote dir="auto">{note}</blockquote>}
              </div>
            </li>
          ))}
        </ul>
      </section>
      <TestFiles test={test} />
    </>
  );
}

function Testers({ test: { scripts } }: { test: RolloutTest }) {
  const { columns } = words;
  const rows = scripts.flatMap((script) => script.testers.map((tester) => ({ script, tester })));
  const heads = [columns.tester, columns.script, columns.version, columns.passed, columns.failed, columns.last];
  return (
    <div class="card">
      <h2>{words.who}</h2>
      {rows.length === 0 && <p class="muted">{words.nobody}</p>}
      {rows.length > 0 && (
        <HeadedTable caption={words.who} heads={heads} kind="testers">
          {rows.map(({ script: { appId, guideId, title, version }, tester: { by, passed, failed, lastAt } }) => (
            <tr key={`${appId} ${guideId} ${by.memberId}`}>
              <th scope="row" dir="auto">
                {by.name}
              </th>
              <td dir="auto">{title}</td>
              <td class="number">{version}</td>
              <td class="number">{passed}</td>
              <td class="number">{failed}</td>
              <td class="nowrap">{formatMoment(lastAt)}</td>
            </tr>
          ))}
        </HeadedTable>
      )}
    </div>
  );
}

function WhatIsOpen({ test: { scripts, defects }, seesTickets }: { test: RolloutTest; seesTickets: boolean }) {
  const steps = scripts.flatMap(({ guideId, title, steps: all }) =>
    all.flatMap(({ stepId, title: step, stands }) =>
      stands === 'passed' ? [] : [{ key: `${guideId} ${stepId}`, text: words.openStep(title, step), stands }],
    ),
  );
  return (
    <section class="card" aria-label={words.open}>
      <h2>{words.open}</h2>
      {steps.length === 0 && <p class="muted">{words.nothingOpen}</p>}
      <ul class="plain-list">
        {steps.map(({ key, text, stands }) => (
          <li key={key}>
            <span dir="auto">{text}</span>
            <span class={`status step-${stands}`}>{words.stands[stands]}</span>
          </li>
        ))}
      </ul>
      <h3>{words.defects}</h3>
      {defects.length === 0 && <p class="muted">{words.noDefects}</p>}
      <ul class="plain-list">
        {defects.map(({ ticketId, number, title, state }) => (
          <li key={ticketId}>
            <span dir="auto">
              {seesTickets ? <a href={ticketHref(ticketId)}>#{number}</a> : `#${number}`} {title}
            </span>
            <span class="status">{ticketMessages.states[state]}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

interface SignFormProps {
  appId: string;
  rolloutId: string;
  onSigned: () => void;
}

function SignForm({ appId, rolloutId, onSigned }: SignFormProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [verdict, setVerdict] = useState<SignOffVerdict>('accepted');
  const [note, setNote] = useState('');
  const signOffId = useRef(newId());
  async function sign() {
    const wanted = { signOffId: signOffId.current, verdict, ...(note.trim() !== '' && { note: note.trim() }) };
    if (!(await doing.run(() => api.signOff(appId, rolloutId, wanted)))) return;
    signOffId.current = newId();
    setNote('');
    onSigned();
  }
  return (
    <section class="card" aria-label={words.sign}>
      <h2>{words.sign}</h2>
      <Form label={words.sign} button={words.button} doing={doing} onSubmit={() => void sign()}>
        <Choice label={words.signAs} value={verdict} options={words.verdicts} onValue={setVerdict} />
        <Field label={words.note} note={words.noteNeeded} lines={3} value={note} onValue={setNote} />
      </Form>
    </section>
  );
}
