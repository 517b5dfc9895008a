import type { ClientsReport, Feature, FigureName, Segment } from '@handrail/protocol';
import { FIGURE_NAMES } from '@handrail/protocol/figures';
import { useState } from 'preact/hooks';
import { figures } from '../definitions.ts';
import { Choice, Field, Form } from '../parts/form.tsx';
import { clientFieldOf, trendOf, type ExploreKind, type ExploreQuestion } from '@handrail/protocol/explore';
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

interface Draft {
  draft: ExploreQuestion;
  set: (change: Partial<ExploreQuestion>) => void;
}

const figureOf = ({ figure }: ExploreQuestion): FigureName =>
  FIGURE_NAMES.find((name) => name === figure) ?? 'activePeople';

/** Then it is of everybody, whatever value they have. */
function isApartByTrait(draft: ExploreQuestion): boolean {
  const { by } = trendOf(draft);
  return draft.kind === 'trend' && by !== undefined && clientFieldOf(by) === undefined;
}

const textIn = ({ draft, set }: Draft, name: Exclude<keyof ExploreQuestion, 'kind'>) => ({
  value: draft[name] ?? '',
  onValue: (value: string) => set({ [name]: value }),
});

/** Which figure, and by what it is counted apart. */
function TrendFields({ draft, set, features }: Draft & { features: readonly Pick<Feature, 'featureId' | 'name'>[] }) {
  const figure = figureOf(draft);
  return (
    <>
      <Choice label={words.figure} value={figure} options={FIGURE_OPTIONS} onValue={(name) => set({ figure: name })} />
      {figure === 'featureAdoption' && (
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
      {figures[figure].byTrait !== 'none' && (
        <ApartFields by={draft.by} ofClients={figures[figure].byTrait === 'any'} onBy={(by) => set({ by })} />
      )}
    </>
  );
}

/** Of which people, where a question is not of everybody. */
function PeopleFields(of: Draft) {
  const { draft } = of;
  const { by } = trendOf(draft);
  if (draft.kind === 'licences') return null;
  if (draft.kind === 'trend' && figures[figureOf(draft)].byTrait === 'none') return null;
  if (isApartByTrait(draft)) return null;
  return (
    <>
      <Field label={words.trait} note={words.traitNote} {...textIn(of, 'trait')} />
      {(draft.trait ?? '') !== '' && <Field label={words.value} {...textIn(of, 'value')} />}
      {(draft.trait ?? '') !== '' && draft.kind === 'trend' && by === undefined && (
        <Field label={words.other} note={words.otherNote} {...textIn(of, 'other')} />
      )}
    </>
  );
}

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
  const of = { draft, set };
  return (
    <section class="card">
      <Form
        label={words.kind}
        button={words.ask}
        doing={{ ...IDLE, fault }}
        onSubmit={() => {
          const isBad = draft.kind === 'funnel' && !/^\d{0,5}$/.test(draft.hours ?? '');
          setFault(isBad ? words.badHours : '');
          const ofAll = isApartByTrait(draft) && { trait: '', value: '', other: '' };
          if (!isBad) onAsk({ ...draft, figure: figureOf(draft), ...ofAll });
        }}
      >
        <Choice label={words.kind} value={draft.kind} options={KINDS} onValue={(kind) => set({ kind })} />
        {draft.kind === 'trend' && <TrendFields {...of} features={features} />}
        {draft.kind === 'funnel' && (
          <>
            <Field label={words.steps} note={words.stepsNote} lines={4} {...textIn(of, 'steps')} />
            <Field label={words.within} {...textIn(of, 'hours')} />
            <ApartFields by={draft.by} ofClients onBy={(by) => set({ by })} />
          </>
        )}
        {draft.kind === 'paths' && (
          <>
            <Field label={pathWords.start} note={pathWords.startNote} {...textIn(of, 'start')} />
            <Choice
              label={pathWords.way}
              value={draft.way === 'before' ? 'before' : 'after'}
              options={pathWords.ways}
              onValue={(way) => set({ way })}
            />
          </>
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
        <PeopleFields {...of} />
      </Form>
    </section>
  );
}
