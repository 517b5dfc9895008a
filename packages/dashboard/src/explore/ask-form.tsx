import type { ClientsReport, Feature, FigureName, Segment } from '@handrail/protocol';
import { FIGURE_NAMES } from '@handrail/protocol/figures';
import { useState } from 'preact/hooks';
import { figures } from '../definitions.ts';
import { Choice, Field, Form } from '../parts/form.tsx';
import type { ExploreKind, ExploreQuestion } from '@handrail/protocol/explore';
import { ApartFields, ClientFields } from './client-fields.tsx';
import { exploreMessages as words, pathMessages as pathWords } from '../words.ts';

const IDLE = { busy: false, fault: '' };
// Every figure has its entry.
const FIGURE_OPTIONS = Object.fromEntries(FIGURE_NAMES.map((name) => [name, nameOf(name)])) as Record<
  FigureName,
  string
>;

function nameOf(name: FigureName): string {
  return name === 'featureAdoption' ? `${words.feature}: ${figures[name].term}` : figures[name].term;
}

const KINDS: Record<ExploreKind, string> = {
  trend: words.kinds.trend,
  funnel: words.kinds.funnel,
  paths: pathWords.kind,
  features: pathWords.featuresKind,
  retention: words.kinds.retention,
  licences: words.kinds.licences,
};

/** What is asked, field by field; asked when the button is pressed, and then in the address. */
export function AskForm({
  question,
  features,
  segments,
  clients,
  onAsk,
}: {
  question: ExploreQuestion;
  features: readonly Pick<Feature, 'featureId' | 'name'>[];
  /** Those that can be asked about. */
  segments: readonly Segment[];
  clients: ClientsReport | undefined;
  onAsk: (question: ExploreQuestion) => void;
}) {
  const [draft, setDraft] = useState(question);
  const [fault, setFault] = useState('');
  const set = (change: Partial<ExploreQuestion>) => setDraft({ ...draft, ...change });
  const figure = FIGURE_NAMES.find((name) => name === draft.figure) ?? 'activePeople';
  const text = (name: Exclude<keyof ExploreQuestion, 'kind'>) => ({
    value: draft[name] ?? '',
    onValue: (value: string) => set({ [name]: value }),
  });
  return (
    <section class="card">
      <Form
        label={words.kind}
        button={words.ask}
        doing={{ ...IDLE, fault }}
        onSubmit={() => {
          const isBad = draft.kind === 'funnel' && !/^\d{0,5}$/.test(draft.hours ?? '');
          setFault(isBad ? words.badHours : '');
          if (!isBad) onAsk({ ...draft, figure });
        }}
      >
        <Choice label={words.kind} value={draft.kind} options={KINDS} onValue={(kind) => set({ kind })} />
        {draft.kind === 'trend' && (
          <Choice
            label={words.figure}
            value={figure}
            options={FIGURE_OPTIONS}
            onValue={(name) => set({ figure: name })}
          />
        )}
        {draft.kind === 'trend' && figure === 'featureAdoption' && (
          <Choice
            label={words.feature}
            value={draft.featureId ?? ''}
            options={{
              '': words.chooseFeature,
              ...Object.fromEntries(features.map(({ featureId, name }) => [featureId, name])),
            }}
            onValue={(featureId) => set({ featureId })}
          />
        )}
        {draft.kind === 'funnel' && <Field label={words.steps} note={words.stepsNote} lines={4} {...text('steps')} />}
        {draft.kind === 'funnel' && <Field label={words.within} {...text('hours')} />}
        {draft.kind === 'funnel' && <ApartFields by={draft.by} onBy={(by) => set({ by })} />}
        {draft.kind === 'paths' && <Field label={pathWords.start} note={pathWords.startNote} {...text('start')} />}
        {draft.kind === 'paths' && (
          <Choice
            label={pathWords.way}
            value={draft.way === 'before' ? 'before' : 'after'}
            options={pathWords.ways}
            onValue={(way) => set({ way })}
          />
        )}
        {draft.kind !== 'trend' && draft.kind !== 'licences' && segments.length > 0 && (
          <Choice
            label={pathWords.segment}
            value={draft.segment ?? ''}
            options={{
              '': pathWords.noSegment,
              ...Object.fromEntries(segments.map(({ segmentId, name }) => [segmentId, name])),
            }}
            onValue={(segment) => set({ segment })}
          />
        )}
        <ClientFields draft={draft} clients={clients} onChange={set} />
        {draft.kind !== 'licences' && (draft.kind !== 'trend' || figures[figure].byTrait !== 'none') && (
          <>
            <Field label={words.trait} note={words.traitNote} {...text('trait')} />
            {(draft.trait ?? '') !== '' && <Field label={words.value} {...text('value')} />}
            {(draft.trait ?? '') !== '' && draft.kind === 'trend' && (
              <Field label={words.other} note={words.otherNote} {...text('other')} />
            )}
          </>
        )}
      </Form>
    </section>
  );
}
