import type { Action, Button, Step } from '@handrail/protocol';
import { freshId } from '../draft/fresh-id.ts';
import type { StepFields } from '../draft/steps.ts';
import { usePanel } from './context.ts';
import { ConditionFields, GuideChoice } from './condition.tsx';
import { Choice, Field, NumberField, optionsOf, Part, Tick } from './fields.tsx';
import { Icon, IconButton } from './icons.tsx';

interface WaysProps {
  step: Step;
  set(fields: StepFields, run?: string): void;
}
const MOST_BRANCHES = 20;
const MOST_BUTTONS = 4;

/** The steps of the guide to choose from. */
function useStepOptions(): (readonly [string, string])[] {
  const { desk } = usePanel();
  return desk.steps().map((step, index) => {
    const words = 'title' in step ? step.title : step.stepId;
    return [step.stepId, `${index + 1}. ${words}`] as const;
  });
}

/** Where a step leads, other than to the next. */
export function BranchesPart({ step, set }: WaysProps) {
  const { words } = usePanel();
  const steps = useStepOptions();
  const branches = step.branches ?? [];
  const put = (next: NonNullable<Step['branches']>): void => set({ branches: next.length > 0 ? next : undefined });
  return (
    <Part title={words.branches} note={words.branchesNote} open={branches.length > 0}>
      {branches.map((branch, index) => (
        <fieldset class="line" key={index}>
          <legend>{branch.when ? words.conditions : words.always}</legend>
          <IconButton
            name="remove"
            label={words.remove}
            onPress={() => put(branches.filter((one) => one !== branch))}
          />
          <ConditionFields
            value={branch.when}
            onValue={(when) => put(branches.with(index, { go: branch.go, ...(when && { when }) }))}
          />
          <Choice
            label={words.branchTo}
            value={branch.go}
            options={[...steps, ['end', words.end]]}
            onValue={(go) => put(branches.with(index, { ...branch, go }))}
          />
        </fieldset>
      ))}
      {branches.length < MOST_BRANCHES && (
        <button type="button" class="button small" onClick={() => put([...branches, { go: 'end' }])}>
          <Icon name="add" />
          {words.addBranch}
        </button>
      )}
    </Part>
  );
}

interface ButtonsProps {
  buttons: Button[] | undefined;
  onButtons(buttons: Button[] | undefined, run?: string): void;
}

/** What stands in the place of Back and Next. */
export function ButtonsPart({ buttons = [], onButtons }: ButtonsProps) {
  const { words } = usePanel();
  const put = (next: Button[], run?: string): void => onButtons(next.length > 0 ? next : undefined, run);
  const ids = buttons.map(({ buttonId }) => buttonId);
  const made: Button = { buttonId: freshId('button', ids), label: words.actions.next, actions: [{ do: 'next' }] };
  return (
    <Part title={words.buttons} note={words.buttonsNote} open={buttons.length > 0}>
      {buttons.map((button, index) => (
        <fieldset class="line" key={button.buttonId}>
          <legend dir="auto">{button.label}</legend>
          <IconButton name="remove" label={words.remove} onPress={() => put(buttons.filter((one) => one !== button))} />
          <Field
            label={words.label}
            value={button.label}
            max={80}
            onValue={(label) => label && put(buttons.with(index, { ...button, label }), `button:${button.buttonId}`)}
          />
          {button.actions.map((action, at) => (
            <ActionFields
              key={at}
              action={action}
              onAction={(next) => put(buttons.with(index, { ...button, actions: button.actions.with(at, next) }))}
            />
          ))}
          <Tick
            label={words.main}
            on={button.main ?? false}
            onValue={(main) => put(buttons.map((one, which) => asMain(one, main && which === index)))}
          />
        </fieldset>
      ))}
      {buttons.length < MOST_BUTTONS && (
        <button type="button" class="button small" onClick={() => put([...buttons, made])}>
          <Icon name="add" />
          {words.addButton}
        </button>
      )}
    </Part>
  );
}

const asMain = ({ buttonId, label, actions }: Button, main: boolean): Button => ({
  ...{ buttonId, label, actions },
  ...(main && { main }),
});

/** What a hidden step does. */
export function HiddenPart({ step, set }: WaysProps) {
  const { words } = usePanel();
  if (step.type !== 'hidden') return null;
  const [action, ...rest] = step.actions ?? [];
  return (
    <ActionFields
      action={action ?? { do: 'next' }}
      onAction={(next) => set({ actions: [next, ...rest] })}
      label={words.does}
    />
  );
}

interface ActionFieldsProps {
  action: Action;
  onAction(action: Action): void;
  label?: string;
}

export function ActionFields({ action, onAction, label }: ActionFieldsProps) {
  const { desk, words, state } = usePanel();
  const steps = useStepOptions();
  const [first] = desk.steps();
  const another = state.entries?.[0]?.guideId ?? 'guide';
  const made: Readonly<Record<Action['do'], Action>> = {
    ...{ next: { do: 'next' }, back: { do: 'back' }, complete: { do: 'complete' }, dismiss: { do: 'dismiss' } },
    ...{ mute: { do: 'mute' }, help: { do: 'help' }, snooze: { do: 'snooze', minutes: 60 } },
    ...{ go: { do: 'go', stepId: first?.stepId ?? 'step' }, open: { do: 'open', url: '/' } },
    ...{ start: { do: 'start', guideId: another }, track: { do: 'track', name: 'event' } },
  };
  return (
    <>
      <Choice
        label={label ?? words.does}
        value={action.do}
        options={optionsOf(words.actions).filter(([verb]) => first !== undefined || !/^(go|back)$/.test(verb))}
        onValue={(verb) => onAction(made[verb])}
      />
      {action.do === 'go' && (
        <Choice
          label={words.branchTo}
          value={action.stepId}
          options={steps}
          onValue={(stepId) => onAction({ do: 'go', stepId })}
        />
      )}
      {action.do === 'open' && (
        <>
          <Field label={words.address} value={action.url} onValue={(url) => url && onAction({ ...action, url })} />
          <Tick
            label={words.newTab}
            on={action.newTab ?? false}
            onValue={(newTab) => onAction({ ...action, newTab })}
          />
        </>
      )}
      {action.do === 'snooze' && (
        <NumberField
          label={words.minutes}
          value={action.minutes}
          least={1}
          most={43_200}
          onValue={(minutes) => minutes !== undefined && onAction({ do: 'snooze', minutes })}
        />
      )}
      {action.do === 'start' && (
        <GuideChoice value={action.guideId} onValue={(guideId) => onAction({ ...action, guideId })} />
      )}
      {action.do === 'track' && (
        <Field
          label={words.eventName}
          value={action.name}
          max={100}
          onValue={(name) => name && onAction({ ...action, name })}
        />
      )}
    </>
  );
}
