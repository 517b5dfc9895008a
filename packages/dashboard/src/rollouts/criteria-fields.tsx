import type { App, RolloutStands } from '@handrail/protocol';
import { figures } from '../definitions.ts';
import { Choice, Field } from '../parts/form.tsx';
import { newCriterion, withFigure, type CriterionDraft, type RolloutDraft } from './draft.ts';
import { rolloutMessages } from '../words.ts';
import { ABOUT_GUIDES, FIGURE_OPTIONS } from './figure-options.ts';
import { useFeatures, useGuides } from './use-choices.ts';

const words = rolloutMessages.edit;
const MOST = 12;
interface CriteriaFieldsProps {
  draft: RolloutDraft;
  apps: readonly App[];
  obstacles: RolloutStands['obstacles'];
  onChange: (draft: RolloutDraft) => void;
}

/** What success is, one criterion after the other. */
export function CriteriaFields({ draft, apps, obstacles, onChange }: CriteriaFieldsProps) {
  const { criteria } = draft;
  const put = (next: CriterionDraft[]) => onChange({ ...draft, criteria: next });
  return (
    <section class="card" aria-label={words.criteria}>
      <h2>{words.criteria}</h2>
      <p class="muted">{words.criteriaNote}</p>
      {criteria.map((criterion, at) => (
        <fieldset key={criterion.criterionId} class="criterion-fields">
          <legend>{words.criterion(at + 1)}</legend>
          <CriterionFields
            criterion={criterion}
            draft={draft}
            apps={apps}
            obstacle={obstacles.find(({ path }) => path === `/criteria/${at}`)?.message}
            onCriterion={(next) => put(criteria.map((one, index) => (index === at ? next : one)))}
          />
          <button type="button" class="button small" onClick={() => put(criteria.filter((_, index) => index !== at))}>
            {words.remove(at + 1)}
          </button>
        </fieldset>
      ))}
      {criteria.length < MOST && (
        <p class="actions">
          <button type="button" class="button" onClick={() => put([...criteria, newCriterion(draft)])}>
            {words.add}
          </button>
        </p>
      )}
    </section>
  );
}

interface CriterionFieldsProps {
  criterion: CriterionDraft;
  draft: RolloutDraft;
  apps: readonly App[];
  obstacle: string | undefined;
  onCriterion: (criterion: CriterionDraft) => void;
}

function CriterionFields({ criterion, draft, apps, obstacle, onCriterion }: CriterionFieldsProps) {
  const set = (part: Partial<CriterionDraft>) => onCriterion({ ...criterion, ...part });
  const { figure, appId } = criterion;
  const { unit, byTrait } = figures[figure];
  const own = apps.filter((app) => draft.appIds.includes(app.appId));
  return (
    <>
      <div class="criterion-row">
        <Choice
          label={words.figure}
          value={figure}
          options={FIGURE_OPTIONS}
          onValue={(next) => onCriterion(withFigure(criterion, next))}
        />
        {own.length > 1 && (
          <Choice
            label={words.app}
            value={appId}
            options={Object.fromEntries(own.map((app) => [app.appId, app.name]))}
            onValue={(next) => set({ appId: next, featureId: '', guideId: '' })}
          />
        )}
        <Thing criterion={criterion} onCriterion={onCriterion} />
        {byTrait !== 'none' && (
          <Field
            label={words.trait}
            note={words.traitNote}
            value={criterion.trait}
            onValue={(trait) => set({ trait })}
          />
        )}
        {byTrait !== 'none' && criterion.trait.trim() !== '' && (
          <Field label={words.value} value={criterion.value} onValue={(value) => set({ value })} required />
        )}
      </div>
      <div class="criterion-row">
        <Choice
          label={words.comparison}
          value={criterion.comparison}
          options={{ 'at-least': words.atLeast, 'at-most': words.atMost }}
          onValue={(comparison) => set({ comparison })}
        />
        <Field
          label={words.target(words.units[unit])}
          value={criterion.target}
          onValue={(target) => set({ target })}
          required
        />
        <Field label={words.by} type="date" value={criterion.by} onValue={(by) => set({ by })} required />
        <Field label={words.days} type="number" value={criterion.days} onValue={(days) => set({ days })} required />
      </div>
      {obstacle !== undefined && (
        <p class="look">
          {words.cannot} {obstacle}.
        </p>
      )}
    </>
  );
}

/** The one feature or guide that a figure is about. */
function Thing({ criterion, onCriterion }: Pick<CriterionFieldsProps, 'criterion' | 'onCriterion'>) {
  const { figure, appId, featureId, guideId } = criterion;
  const features = useFeatures([appId]);
  const guides = useGuides([appId]);
  if (figure === 'featureAdoption') {
    const options = Object.fromEntries(features.map((one) => [one.featureId, one.name]));
    return (
      <Choice
        label={words.feature}
        value={featureId}
        options={{ '': words.choose, ...(featureId !== '' && { [featureId]: featureId }), ...options }}
        onValue={(next) => onCriterion({ ...criterion, featureId: next })}
      />
    );
  }
  if (!ABOUT_GUIDES.includes(figure)) return null;
  const options = Object.fromEntries(guides.map((one) => [one.guideId, one.title]));
  return (
    <Choice
      label={words.guide}
      value={guideId}
      options={{ '': words.any, ...(guideId !== '' && { [guideId]: guideId }), ...options }}
      onValue={(next) => onCriterion({ ...criterion, guideId: next })}
    />
  );
}
