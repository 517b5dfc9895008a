import type { BannerPlace, Target } from '@handrail/protocol';
import { aimed, asStep, targetOf, type KindFields, type OtherGuide } from '../draft/kinds.ts';
import { usePanel } from './context.ts';
import { Choice, Field, optionsOf, Tick } from './fields.tsx';
import { ItemsPart } from './items.tsx';
import { QuestionsPart } from './questions.tsx';
import { TargetPart } from './target.tsx';
import { ActionFields, ButtonsPart } from './ways.tsx';
import { WordsField } from './words-field.tsx';

export type SetKind = (fields: KindFields, run?: string) => void;

/** What a guide without steps says, where it stands, and what it does; the page shows it meanwhile. */
export function KindPanel({ guide }: { guide: OtherGuide }) {
  const { desk, state, words } = usePanel();
  const set: SetKind = (fields, run) => desk.change({ do: 'kind', set: fields }, run && `kind:${run}`);
  const hasWords = guide.kind !== 'launcher' && guide.kind !== 'survey';
  return (
    <fieldset class="step" disabled={state.held !== undefined} key={guide.guideId}>
      <Field
        label={words.title}
        value={guide.title}
        max={200}
        onValue={(title) => desk.change({ do: 'guide', set: { title } }, 'guide:title')}
      />
      {hasWords && (
        <WordsField
          label={words.words}
          placeholder={words.wordsHint}
          blocks={guide.blocks ?? NONE}
          onBlocks={(blocks) => set({ blocks }, 'blocks')}
        />
      )}
      {guide.kind === 'checklist' && <ItemsPart guide={guide} set={set} />}
      {guide.kind === 'survey' && <QuestionsPart guide={guide} set={set} />}
      {guide.kind === 'launcher' && (
        <ActionFields
          action={guide.actions[0] ?? { do: 'help' }}
          onAction={(action) => set({ actions: guide.actions.with(0, action) })}
        />
      )}
      <StandsPart guide={guide} set={set} />
      {'buttons' in guide || (hasWords && guide.kind !== 'checklist') ? (
        <ButtonsPart
          buttons={'buttons' in guide ? guide.buttons : undefined}
          onButtons={(buttons, run) => set({ buttons }, run)}
        />
      ) : null}
    </fieldset>
  );
}

/** The same list each time, so that what draws it can tell. */
const NONE: never[] = [];
const FORMS = {
  announcement: ['dialog', 'slide-in', 'corner'],
  launcher: ['corner', 'beside', 'element'],
  survey: ['corner', 'dialog'],
} as const;

/** Where the guide stands in the page. */
function StandsPart({ guide, set }: { guide: OtherGuide; set: SetKind }) {
  const { desk, words } = usePanel();
  const target = targetOf(guide);
  const [first, ...others] = guide.kind in FORMS ? FORMS[guide.kind as keyof typeof FORMS] : []; // by the test before
  const form = 'form' in guide ? (guide.form ?? first) : first;
  const hasCorner = form === 'corner' || guide.kind === 'checklist';
  return (
    <>
      {first && (
        <Choice
          label={words.form}
          value={form ?? first}
          options={[first, ...others].map((one) => [one, words.forms[one]] as const)}
          onValue={(next) => {
            set({ form: next });
            // A button beside an element needs one.
            if (guide.kind === 'launcher' && next !== 'corner' && !target) desk.pick(undefined);
          }}
        />
      )}
      {hasCorner && (
        <Choice
          label={words.at}
          value={('corner' in guide && guide.corner) || 'bottom-end'}
          options={optionsOf(words.corners).filter(([at]) => guide.kind !== 'checklist' || at.startsWith('bottom'))}
          onValue={(corner) => set({ corner })}
        />
      )}
      {(guide.kind === 'banner' || guide.kind === 'known-issue') && (
        <PlaceOfBanner place={guide.place} target={target} set={set} />
      )}
      {guide.kind === 'banner' && (
        <Choice
          label={words.tone}
          value={guide.tone ?? 'note'}
          options={optionsOf(words.tones)}
          onValue={(tone) => set({ tone })}
        />
      )}
      {target && <TargetPart step={asStep(target)} onTarget={(next) => set(aimed(guide, next))} />}
      {guide.kind === 'hint' && (
        <>
          <Choice
            label={words.mark}
            value={guide.mark ?? 'beacon'}
            options={optionsOf(words.marks)}
            onValue={(mark) => set({ mark })}
          />
          <Choice
            label={words.at}
            value={guide.side ?? 'auto'}
            options={optionsOf(words.sides)}
            onValue={(side) => set({ side: side === 'auto' ? undefined : side })}
          />
        </>
      )}
      {guide.kind === 'survey' && (
        <Tick
          label={words.anonymous}
          on={guide.anonymous ?? false}
          onValue={(on) => set({ anonymous: on || undefined })}
        />
      )}
    </>
  );
}

interface PlaceProps {
  place: BannerPlace | undefined;
  target: Target | undefined;
  set: SetKind;
}

function PlaceOfBanner({ place = 'top', target, set }: PlaceProps) {
  const { desk, words } = usePanel();
  const value = typeof place === 'string' ? place : 'before' in place ? 'before' : 'inside';
  return (
    <Choice
      label={words.place}
      value={value}
      options={optionsOf(words.places)}
      onValue={(next) => {
        if (next === 'top' || next === 'bottom') return set({ place: next });
        // Until it is pointed at, the element is the page itself.
        const at: Target = target ?? { v: 1, tag: 'body' };
        set({ place: next === 'before' ? { before: at } : { inside: at } });
        if (!target) desk.pick(undefined);
      }}
    />
  );
}
