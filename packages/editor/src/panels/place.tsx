import type { Advance, CornerStep, Step, TooltipStep } from '@handrail/protocol';
import type { StepFields } from '../draft/steps.ts';
import { usePanel } from './context.ts';
import { ConditionFields } from './condition.tsx';
import { Choice, Field, NumberField, optionsOf, Part, Tick } from './fields.tsx';

interface StepPartProps<S extends Step = Step> {
  step: S;
  set(fields: StepFields, run?: string): void;
}

/** Where a step is shown, and on which page. */
export function PlacePart({ step, set }: StepPartProps) {
  const { desk, words } = usePanel();
  return (
    <Part title={words.place} open={false}>
      <Choice
        label={words.type}
        value={step.type}
        options={optionsOf(words.types)}
        onValue={(type) =>
          // A step has to have an element before it can stand beside one.
          type === 'tooltip' && step.type !== 'tooltip'
            ? desk.pick(step.stepId)
            : desk.change({ do: 'retype', stepId: step.stepId, type })
        }
      />
      {step.type === 'tooltip' && (
        <Choice
          label={words.at}
          value={step.side ?? 'auto'}
          options={optionsOf(words.sides)}
          onValue={(side) => set({ side: side === 'auto' ? undefined : side })}
        />
      )}
      {step.type === 'corner' && (
        <Choice
          label={words.at}
          value={step.corner ?? 'bottom-end'}
          options={optionsOf(words.corners)}
          onValue={(corner) => set({ corner })}
        />
      )}
      <Field
        label={words.page}
        note={words.pageNote}
        value={step.page ?? ''}
        max={500}
        onValue={(page) => set({ page: page || undefined }, 'page')}
      />
      <Field
        label={words.url}
        note={words.urlNote}
        value={step.url ?? ''}
        onValue={(url) => set({ url: url || undefined }, 'url')}
      />
      {step.type === 'tooltip' && <Waiting step={step} set={set} />}
    </Part>
  );
}

function Waiting({ step, set }: StepPartProps<TooltipStep>) {
  const { words } = usePanel();
  return (
    <>
      <NumberField
        label={words.waitMs}
        value={step.waitMs === undefined ? undefined : step.waitMs / 1_000}
        least={0}
        most={120}
        onValue={(seconds) => set({ waitMs: seconds === undefined ? undefined : seconds * 1_000 }, 'wait')}
      />
      <Tick label={words.optional} on={step.optional ?? false} onValue={(on) => set({ optional: on || undefined })} />
      <Tick label={words.decision} on={step.decision ?? false} onValue={(on) => set({ decision: on || undefined })} />
    </>
  );
}

type Way = 'next' | 'click' | 'input' | 'event' | 'when';
const wayOf = (advance: Advance | undefined): Way => {
  if (advance === undefined) return 'next';
  if (typeof advance === 'string') return advance;
  return 'event' in advance ? 'event' : 'when';
};

/** How a step is left. */
export function AdvancePart({ step, set }: StepPartProps<TooltipStep | CornerStep>) {
  const { state, words } = usePanel();
  const { advance } = step;
  // A corner has no element to click.
  const ways = optionsOf(words.advances).filter(([way]) => step.type === 'tooltip' || !/click|input/.test(way));
  const here = state.here && URL.canParse(state.here.url) ? new URL(state.here.url).pathname : '/';
  const choose = (way: Way): void => {
    if (way === 'event') return set({ advance: { event: 'event' } });
    if (way === 'when') return set({ advance: { when: { type: 'page', path: here } } });
    set({ advance: way === 'next' ? undefined : way });
  };
  return (
    <>
      <Choice label={words.advance} value={wayOf(advance)} options={ways} onValue={choose} />
      {typeof advance === 'object' && 'event' in advance && (
        <Field
          label={words.eventName}
          value={advance.event}
          max={100}
          onValue={(event) => event && set({ advance: { event } }, 'event')}
        />
      )}
      {typeof advance === 'object' && 'when' in advance && (
        <ConditionFields value={advance.when} onValue={(when) => when && set({ advance: { when } })} />
      )}
    </>
  );
}
