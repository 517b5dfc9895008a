import { useState } from 'preact/hooks';
import { say } from '../messages.ts';
import { usePanel } from './context.ts';
import { Choice, Field, optionsOf, Tick } from './fields.tsx';
import { Why } from './why.tsx';

const WIDTHS = { page: 0, phone: 390, tablet: 820 } as const;
type Width = keyof typeof WIDTHS;

/** The guide as a visitor would have it, from any step; nothing of it is counted. */
export function PreviewPanel() {
  const { desk, link, state, words } = usePanel();
  const guide = desk.guide();
  const steps = desk.steps().filter(({ type }) => type !== 'hidden');
  const [from, setFrom] = useState(steps[0]?.stepId ?? '');
  const { as } = state;
  const set = (part: Partial<typeof as>): void => desk.set({ as: { ...as, ...part } });
  const locales = [guide?.locale ?? as.locale, ...Object.keys(guide?.translations ?? {})].filter(Boolean);
  const width = optionsOf(words.widths).find(([name]) => WIDTHS[name] === as.width)?.[0] ?? 'page';
  const start = steps.some(({ stepId }) => stepId === from) ? from : (steps[0]?.stepId ?? '');
  return (
    <div class="step">
      <h2>{words.previewTitle}</h2>
      <p class="note">{words.previewNote}</p>
      {steps.length > 0 && (
        <Choice
          label={words.from}
          value={start}
          options={steps.map(
            (step, index) => [step.stepId, `${index + 1}. ${'title' in step ? step.title : ''}`] as const,
          )}
          onValue={setFrom}
        />
      )}
      <Field label={words.asLocale} value={as.locale} max={20} list={locales} onValue={(locale) => set({ locale })} />
      <Choice
        label={words.width}
        value={width}
        options={optionsOf(words.widths)}
        onValue={(name: Width) => set({ width: WIDTHS[name] })}
      />
      <Traits />
      <Tick label={words.first} on={as.first} onValue={(first) => set({ first })} />
      <p class="actions">
        <button
          type="button"
          class="button strong"
          disabled={guide?.kind === 'walkthrough' && start === ''}
          onClick={() =>
            guide &&
            link.say({
              type: 'show',
              guide,
              stepId: start,
              as,
              segments: state.session.app.segments ?? [],
              edit: false,
            })
          }
        >
          {words.play}
        </button>
        {(state.playing?.state === 'shown' || guide?.kind !== 'walkthrough') && (
          <button type="button" class="button" onClick={() => link.say({ type: 'hide' })}>
            {words.stopPlay}
          </button>
        )}
      </p>
      <Playing />
      <Why />
    </div>
  );
}

function Playing() {
  const { desk, state, words } = usePanel();
  const { playing } = state;
  const step = desk.steps().find(({ stepId }) => stepId === playing?.stepId);
  const title = step && 'title' in step ? step.title : '';
  return (
    <p role="status" class="note">
      {playing && say(words.playing[playing.state], { title })}
    </p>
  );
}

/** A trait on each line, `role = buyer`; numbers and yes or no are taken for what they are. */
function Traits() {
  const { desk, state, words } = usePanel();
  const { as } = state;
  const text = Object.entries(as.traits)
    .map(([name, value]) => `${name} = ${value}`)
    .join('\n');
  return (
    <Field
      label={words.traits}
      note={words.traitsNote}
      value={text}
      lines={3}
      onValue={(written) => desk.set({ as: { ...as, traits: traitsOf(written) } })}
    />
  );
}

function traitsOf(text: string): Record<string, string | number | boolean> {
  const lines = text.split('\n').flatMap((line): [string, string | number | boolean][] => {
    const [, name = '', value = ''] = /^\s*([^=]+?)\s*=\s*(.*?)\s*$/.exec(line) ?? [];
    if (name === '') return [];
    if (value === 'true' || value === 'false') return [[name, value === 'true']];
    return [[name, value !== '' && Number.isFinite(Number(value)) ? Number(value) : value]];
  });
  return Object.fromEntries(lines.slice(0, 100));
}
