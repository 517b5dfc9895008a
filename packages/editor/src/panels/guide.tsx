import type { Guide, Mode, Theme, Trigger } from '@handrail/protocol';
import type { GuideFields } from '../draft/change.ts';
import { usePanel } from './context.ts';
import { ConditionFields } from './condition.tsx';
import { Choice, Field, NumberField, optionsOf, Part, Tick } from './fields.tsx';

const OUR_ACCENT = '#3452d9';

/** What holds for the whole guide. */
export function GuidePanel({ guide }: { guide: Guide }) {
  const { desk, state, words } = usePanel();
  const set = (fields: GuideFields, run?: string): void =>
    desk.change({ do: 'guide', set: fields }, run && `guide:${run}`);
  return (
    <fieldset class="step" disabled={state.held !== undefined}>
      <Field label={words.name} value={guide.title} max={200} onValue={(title) => set({ title }, 'title')} />
      <TriggerFields trigger={guide.trigger} onTrigger={(trigger) => set({ trigger })} />
      <FrequencyFields guide={guide} set={set} />
      <Part title={words.audience} note={words.audienceNote} open={guide.audience !== undefined}>
        <ConditionFields value={guide.audience} onValue={(audience) => set({ audience })} />
      </Part>
      <Part title={words.theme} open={guide.theme !== undefined}>
        <ThemeFields theme={guide.theme} onTheme={(theme) => set({ theme }, 'theme')} />
      </Part>
      <Part title={words.more} open={false}>
        {guide.kind === 'walkthrough' && <ModeFields modes={guide.modes} onModes={(modes) => set({ modes })} />}
        <NumberField
          label={words.priority}
          value={guide.priority}
          least={-100}
          most={100}
          onValue={(priority) => set({ priority }, 'priority')}
        />
        <Field
          label={words.language}
          note={words.languageCode}
          value={guide.locale ?? ''}
          max={20}
          onValue={(locale) => {
            if (/^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/.test(locale)) set({ locale: locale || undefined }, 'locale');
          }}
        />
      </Part>
    </fieldset>
  );
}

function TriggerFields({ trigger, onTrigger }: { trigger: Trigger; onTrigger(trigger: Trigger): void }) {
  const { desk, state, words } = usePanel();
  const here = state.here && URL.canParse(state.here.url) ? new URL(state.here.url).pathname : '/';
  // Where the task begins, which by now may be another page.
  const path = desk.steps()[0]?.page ?? here;
  const made: Partial<Record<Trigger['on'], Trigger>> = {
    ...{ call: { on: 'call' }, exit: { on: 'exit' }, page: { on: 'page', path }, idle: { on: 'idle', seconds: 30 } },
    ...{ scroll: { on: 'scroll', percent: 50 }, event: { on: 'event', name: 'event' } },
    ...{ link: { on: 'link' }, checklist: { on: 'checklist' }, help: { on: 'help' } },
  };
  // An element and several ways are kept as they are; they are not made here.
  const options = optionsOf(words.triggers).filter(([on]) => made[on] !== undefined || on === trigger.on);
  return (
    <>
      <Choice
        label={words.trigger}
        value={trigger.on}
        options={options}
        onValue={(on) => {
          const next = made[on];
          if (next && on !== trigger.on) onTrigger(next);
        }}
      />
      {trigger.on === 'page' && (
        <Field
          label={words.page}
          note={words.pageNote}
          value={trigger.path ?? ''}
          max={500}
          onValue={(next) => onTrigger(next === '' ? { on: 'page' } : { on: 'page', path: next })}
        />
      )}
      {trigger.on === 'event' && (
        <Field
          label={words.eventName}
          value={trigger.name}
          max={100}
          onValue={(name) => name && onTrigger({ ...trigger, name })}
        />
      )}
      {trigger.on === 'idle' && (
        <NumberField
          label={words.seconds}
          value={trigger.seconds}
          least={1}
          most={3_600}
          onValue={(seconds) => seconds !== undefined && onTrigger({ on: 'idle', seconds })}
        />
      )}
      {trigger.on === 'scroll' && (
        <NumberField
          label={words.percent}
          value={trigger.percent}
          least={1}
          most={100}
          onValue={(percent) => percent !== undefined && onTrigger({ on: 'scroll', percent })}
        />
      )}
    </>
  );
}

function FrequencyFields({ guide, set }: { guide: Guide; set(fields: GuideFields): void }) {
  const { words } = usePanel();
  const { frequency = { show: 'once' } } = guide;
  return (
    <>
      <Choice
        label={words.frequency}
        value={frequency.show}
        options={optionsOf(words.frequencies)}
        onValue={(show) => set({ frequency: show === 'every' ? { show, days: 7 } : { show } })}
      />
      {frequency.show === 'every' && (
        <NumberField
          label={words.days}
          value={frequency.days}
          least={1}
          most={365}
          onValue={(days) => days !== undefined && set({ frequency: { show: 'every', days } })}
        />
      )}
    </>
  );
}

function ModeFields({
  modes = ['guide'],
  onModes,
}: {
  modes: Mode[] | undefined;
  onModes(modes: Mode[] | undefined): void;
}) {
  const { words } = usePanel();
  return (
    <fieldset class="checks">
      <legend>{words.modes}</legend>
      {optionsOf(words.mode).map(([mode, label]) => (
        <Tick
          key={mode}
          label={label}
          on={modes.includes(mode)}
          onValue={(on) => {
            const next = on ? [...modes, mode] : modes.filter((one) => one !== mode);
            if (next.length > 0) onModes(next);
          }}
        />
      ))}
    </fieldset>
  );
}

function ThemeFields({ theme = {}, onTheme }: { theme: Theme | undefined; onTheme(theme: Theme | undefined): void }) {
  const { words } = usePanel();
  const set = (part: { [K in keyof Theme]?: Theme[K] | undefined }): void => {
    const entries = Object.entries({ ...theme, ...part }).filter(([, value]) => value !== undefined);
    const next: Theme = Object.fromEntries(entries);
    onTheme(entries.length > 0 ? next : undefined);
  };
  return (
    <>
      <Tick
        label={words.ownAccent}
        on={theme.accent !== undefined}
        onValue={(on) => set({ accent: on ? OUR_ACCENT : undefined, onAccent: undefined })}
      />
      {theme.accent !== undefined && (
        <Field label={words.accent} kind="color" value={theme.accent} onValue={(accent) => set({ accent })} />
      )}
      <Choice
        label={words.scheme}
        value={theme.scheme ?? 'auto'}
        options={optionsOf(words.schemes)}
        onValue={(scheme) => set({ scheme: scheme === 'auto' ? undefined : scheme })}
      />
      <NumberField
        label={words.radius}
        value={theme.radius}
        least={0}
        most={32}
        onValue={(radius) => set({ radius })}
      />
    </>
  );
}
