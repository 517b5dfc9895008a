import type { Step } from '@handrail/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import { belongsHere } from '../desk/belongs-here.ts';
import { addStep } from '../desk/hear-page.ts';
import { MOST_STEPS } from '../draft/steps.ts';
import { say } from '../messages.ts';
import { usePanel } from './context.ts';
import { Icon, IconButton } from './icons.tsx';

const titleOf = (step: Step): string => ('title' in step ? step.title : step.stepId);

/** The steps in their order, which can be changed by the pointer and by the keyboard. */
export function StepsPanel() {
  const { desk, state, words } = usePanel();
  const steps = desk.steps();
  const [dragged, setDragged] = useState<string>();
  const list = useRef<HTMLOListElement>(null);
  const at = state.recording?.at;
  useEffect(() => {
    // While the task is done there is room for one or two steps: the newest.
    if (at !== undefined) list.current?.children[at - 1]?.scrollIntoView({ block: 'nearest' });
  }, [at]);
  const locked = state.held !== undefined;
  const move = (stepId: string, to: number): void => {
    const step = steps.find((one) => one.stepId === stepId);
    if (!step || to < 0 || to >= steps.length) return;
    desk.change({ do: 'move', stepId, to });
    desk.set({ said: say(words.moved, { title: titleOf(step), step: to + 1, steps: steps.length }) });
  };
  const onPointer = (event: PointerEvent): void => {
    if (dragged === undefined) return;
    const rows = [...(list.current?.children ?? [])];
    const to = rows.findIndex((row) => event.clientY < row.getBoundingClientRect().bottom);
    const at = steps.findIndex(({ stepId }) => stepId === dragged);
    const place = to < 0 ? steps.length - 1 : to;
    if (place !== at) move(dragged, place);
  };
  return (
    <>
      {state.recording ? <RecordingBar /> : <Beginnings />}
      {steps.length > 0 && !state.recording && !locked && <p class="note">{words.orderHint}</p>}
      <ol
        class="step-list"
        aria-label={words.steps}
        ref={list}
        onPointerMove={onPointer}
        onPointerUp={() => setDragged(undefined)}
      >
        {steps.map((step, index) => (
          <li key={step.stepId} class={dragged === step.stepId ? 'dragged' : ''}>
            <span
              class="grip"
              onPointerDown={(event) => {
                if (locked || event.button !== 0) return;
                event.preventDefault();
                list.current?.setPointerCapture(event.pointerId);
                setDragged(step.stepId);
              }}
            >
              <Icon name="grip" />
            </span>
            <Row step={step} index={index} move={move} />
          </li>
        ))}
      </ol>
    </>
  );
}

interface RowProps {
  step: Step;
  index: number;
  move(stepId: string, to: number): void;
}

function Row({ step, index, move }: RowProps) {
  const { desk, state, words } = usePanel();
  const { stepId } = step;
  const title = titleOf(step);
  const onKey = (event: KeyboardEvent): void => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (by === undefined) return;
    event.preventDefault();
    if (event.altKey) return move(stepId, index + by);
    const rows = (event.currentTarget as HTMLElement).closest('ol')?.querySelectorAll<HTMLElement>('.step-row'); // it is the button below
    rows?.[index + by]?.focus();
  };
  return (
    <>
      <button
        type="button"
        class="step-row"
        aria-keyshortcuts="Alt+ArrowUp Alt+ArrowDown"
        onClick={() => !state.recording && desk.look('steps', stepId)}
        onKeyDown={onKey}
      >
        <span class="step-number">{index + 1}</span>{' '}
        <span class="step-words">
          <span dir="auto">{title}</span> <StepNote step={step} />
        </span>
      </button>
      {!state.recording && !state.held && (
        <span class="group">
          <IconButton
            name="up"
            label={`${words.up}: ${title}`}
            disabled={index === 0}
            onPress={() => move(stepId, index - 1)}
          />
          <IconButton
            name="down"
            label={`${words.down}: ${title}`}
            disabled={index === desk.steps().length - 1}
            onPress={() => move(stepId, index + 1)}
          />
        </span>
      )}
    </>
  );
}

/** Whether its element is there, and how sure it is. */
function StepNote({ step }: { step: Step }) {
  const { state, words } = usePanel();
  if (step.type !== 'tooltip') return <small>{words.types[step.type]}</small>;
  const found = state.findings[step.stepId];
  if (!belongsHere(step, state.here?.url)) return <small>{say(words.otherPage, { page: step.page ?? '' })}</small>;
  if (found?.state === 'missing') return <small class="bad">{words.missing[found.reason]}</small>;
  if (found) return <small data-word={found.strength.word}>{words.strength[found.strength.word]}</small>;
  return <small>{words.advances[typeof step.advance === 'string' ? step.advance : 'next']}</small>;
}

function RecordingBar() {
  const { desk, words } = usePanel();
  const count = desk.steps().length;
  const which = new Intl.PluralRules(words.locale).select(count) === 'one' ? 'one' : 'other';
  return (
    <section class="live-bar" aria-label={words.recording}>
      <p role="status">
        <span class="dot" aria-hidden="true" /> {words.recording} {say(words.recorded[which], { count })}
      </p>
      <p class="note">{words.recordingNote}</p>
      <button type="button" class="button strong" onClick={() => desk.record(false)}>
        {words.stop}
      </button>
    </section>
  );
}

/** What can be added, and how. */
function Beginnings() {
  const { desk, state, words } = usePanel();
  if (state.held) return null;
  if (desk.steps().length >= MOST_STEPS) return <p class="note">{say(words.mostSteps, { most: MOST_STEPS })}</p>;
  const fresh = { stepId: 'step', title: words.title, blocks: [] };
  return (
    <div class="beginnings">
      <button type="button" class="button strong" onClick={() => desk.record(true)}>
        <span class="dot" aria-hidden="true" />
        {words.record}
      </button>
      <details class="menu">
        <summary class="button">
          <Icon name="add" />
          {words.add}
        </summary>
        <div class="menu-list">
          <button type="button" onClick={() => desk.pick(undefined)}>
            {words.addPick}
          </button>
          <button type="button" onClick={() => addStep(desk, { ...fresh, type: 'dialog' })}>
            {words.addDialog}
          </button>
          <button type="button" onClick={() => addStep(desk, { ...fresh, type: 'corner' })}>
            {words.addCorner}
          </button>
          <button type="button" onClick={() => addStep(desk, { type: 'hidden', stepId: 'hidden' })}>
            {words.addHidden}
          </button>
        </div>
      </details>
    </div>
  );
}
