import type { Step } from '@handrail/protocol';
import type { StepFields } from '../draft/steps.ts';
import { say } from '../messages.ts';
import { usePanel } from './context.ts';
import { ConditionFields } from './condition.tsx';
import { Field, Part } from './fields.tsx';
import { Icon, IconButton } from './icons.tsx';
import { AdvancePart, PlacePart } from './place.tsx';
import { TargetPart } from './target.tsx';
import { BranchesPart, ButtonsPart, HiddenPart } from './ways.tsx';
import { WordsField } from './words-field.tsx';

/** One step: its words first, then where it stands and what it depends on. */
export function StepPanel({ step }: { step: Step }) {
  const { desk, state, words } = usePanel();
  const { stepId } = step;
  const at = desk.steps().indexOf(step);
  const set = (fields: StepFields, run?: string): void =>
    desk.change({ do: 'step', stepId, set: fields }, run && `${stepId}:${run}`);
  return (
    <fieldset class="step" disabled={state.held !== undefined} key={stepId}>
      <StepHead step={step} />
      {step.type !== 'hidden' && (
        <>
          <Field label={words.title} value={step.title} max={200} onValue={(title) => set({ title }, 'title')} />
          <WordsField
            label={words.words}
            placeholder={words.wordsHint}
            blocks={step.blocks}
            onBlocks={(blocks) => set({ blocks }, 'blocks')}
          />
        </>
      )}
      {step.type === 'tooltip' && <TargetPart step={step} onTarget={(target) => set({ target })} />}
      {(step.type === 'tooltip' || step.type === 'corner') && <AdvancePart step={step} set={set} />}
      <HiddenPart step={step} set={set} />
      <PlacePart step={step} set={set} />
      {step.type !== 'hidden' && (
        <ButtonsPart buttons={step.buttons} onButtons={(buttons, run) => set({ buttons }, run)} />
      )}
      <Part title={words.conditions} note={words.conditionsNote} open={step.when !== undefined}>
        <ConditionFields value={step.when} onValue={(when) => set({ when })} />
      </Part>
      <BranchesPart step={step} set={set} />
      <p class="actions">
        <button type="button" class="button small" onClick={() => desk.record(true, at + 1)}>
          <span class="dot" aria-hidden="true" />
          {words.recordMore}
        </button>
      </p>
    </fieldset>
  );
}

function StepHead({ step }: { step: Step }) {
  const { desk, words } = usePanel();
  const steps = desk.steps();
  const at = steps.findIndex(({ stepId }) => stepId === step.stepId);
  const [before, after] = [steps[at - 1], steps[at + 1]];
  const go = (to: Step | undefined) => () => to && desk.look('steps', to.stepId);
  return (
    <div class="step-head">
      <button type="button" class="back" onClick={() => desk.look('steps')}>
        <Icon name="back" />
        {words.back}
      </button>
      <span class="muted">
        {at + 1} / {steps.length}
      </span>
      <span class="group">
        <IconButton name="up" label={words.before} disabled={!before} onPress={go(before)} />
        <IconButton name="down" label={words.next} disabled={!after} onPress={go(after)} />
        <IconButton
          name="copy"
          label={words.duplicate}
          onPress={() => desk.change({ do: 'duplicate', stepId: step.stepId })}
        />
        <IconButton
          name="remove"
          label={words.remove}
          disabled={steps.length === 1}
          onPress={() => {
            desk.change({ do: 'remove', stepId: step.stepId });
            desk.look('steps');
            desk.set({ said: say(words.removed, { title: 'title' in step ? step.title : step.stepId }) });
          }}
        />
      </span>
    </div>
  );
}
