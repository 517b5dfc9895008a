import { useState } from 'preact/hooks';
import { addStep } from '../desk/hear-page.ts';
import type { Kept } from '../saving/backup.ts';
import type { Messages } from '../messages.ts';
import { usePanel } from './context.ts';
import { Choice, Field, optionsOf } from './fields.tsx';
import { StepsPanel } from './steps.tsx';

/** So many guides are listed at once; a word finds the others. */
const MOST_LISTED = 30;

/** Before there is a guide: to record one, to begin with an empty step, or to go on with one. */
export function Start({ unsent }: { unsent: readonly Kept[] }) {
  const { desk, state, words } = usePanel();
  if (state.recording) return <StepsPanel />;
  return (
    <>
      <div class="hero">
        <h2>{words.startTitle}</h2>
        <p>{words.startText}</p>
        <button type="button" class="button strong" onClick={() => desk.record(true)}>
          <span class="dot" aria-hidden="true" />
          {words.recordNew}
        </button>
        <button
          type="button"
          class="button"
          onClick={() =>
            addStep(desk, {
              ...{ type: 'dialog', stepId: 'welcome', title: words.welcome },
              blocks: [{ type: 'paragraph', content: [{ text: words.welcomeText }] }],
            })
          }
        >
          {words.blank}
        </button>
        <Choice
          label={words.newKind}
          value=""
          options={[['', '…'], ...optionsOf(words.kinds).filter(([kind]) => kind !== 'walkthrough')]}
          onValue={(kind) => {
            if (kind === '' || kind === 'walkthrough') return;
            const first = { checklist: words.todo, survey: words.other }[kind as string] ?? words.welcomeText;
            desk.beginKind(kind, words.kinds[kind], first, state.here?.lang || words.locale);
            if (kind === 'hint') desk.pick(undefined);
            else desk.look('steps');
          }}
        />
      </div>
      <Guides unsent={unsent} />
    </>
  );
}

function Guides({ unsent }: { unsent: readonly Kept[] }) {
  const { desk, state, words } = usePanel();
  const [word, setWord] = useState('');
  const waiting = new Map(unsent.map(({ guide }) => [guide.guideId, guide]));
  const known = (state.entries ?? []).filter(({ guideId }) => !waiting.has(guideId));
  const all = [...waiting.values(), ...known];
  const found = all.filter(({ title }) => title.toLowerCase().includes(word.toLowerCase())).slice(0, MOST_LISTED);
  return (
    <section aria-label={words.existing}>
      <h3>{words.existing}</h3>
      {all.length > 8 && <Field label={words.find} kind="search" value={word} onValue={setWord} />}
      {state.entries && all.length === 0 && <p class="note">{words.noGuides}</p>}
      <ul class="guide-list">
        {found.map(({ guideId, title, kind }) => (
          <li key={guideId}>
            <button type="button" class="step-row" disabled={state.opening} onClick={() => void desk.open(guideId)}>
              <span class="step-words">
                <span dir="auto">{title}</span>
                <small>{waiting.has(guideId) ? words.unsent : kindName(words, kind)}</small>
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const kindName = (words: Messages, kind: string): string =>
  optionsOf(words.kinds).find(([one]) => one === kind)?.[1] ?? kind;
