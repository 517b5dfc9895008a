import type { App } from '@handrail/protocol';
import { locale } from '../language.ts';
import { useServices } from '../services.ts';
import { inLocale } from '../tickets/desk.ts';
import { rolloutMessages } from '../words.ts';
import { Checks, Choice, Field } from '../parts/form.tsx';
import { useLive } from '../use-live.ts';
import { guideKey, type RolloutDraft } from './draft.ts';
import { useGuides } from './use-choices.ts';

const words = rolloutMessages.edit;
const POLL_MS = 300_000;

interface PlanFieldsProps {
  draft: RolloutDraft;
  apps: readonly App[];
  onChange: (draft: RolloutDraft) => void;
}

/** The need, who answers for it, when it begins, and whom it is about. */
export function PlanFields({ draft, apps, onChange }: PlanFieldsProps) {
  const set = (part: Partial<RolloutDraft>) => onChange({ ...draft, ...part });
  return (
    <>
      <section class="card form" aria-label={words.what}>
        <h2>{words.what}</h2>
        <Field label={words.name} value={draft.name} onValue={(name) => set({ name })} required />
        <Field
          label={words.need}
          note={words.needNote}
          lines={4}
          value={draft.need}
          onValue={(need) => set({ need })}
          required
        />
        <Field
          label={words.owner}
          note={words.ownerNote}
          value={draft.owner}
          onValue={(owner) => set({ owner })}
          required
        />
        <Field
          label={words.goLive}
          note={words.goLiveNote}
          type="date"
          value={draft.goLive}
          onValue={(goLive) => set({ goLive })}
          required
        />
      </section>
      <Scope draft={draft} apps={apps} onChange={onChange} />
    </>
  );
}

function Scope({ draft, apps, onChange }: PlanFieldsProps) {
  const { api } = useServices();
  const guides = useGuides(draft.appIds);
  const support = useLive('support', () => api.support(), POLL_MS);
  const set = (part: Partial<RolloutDraft>) => onChange({ ...draft, ...part });
  const names = Object.fromEntries(apps.map(({ appId, name }) => [appId, name]));
  const own = guides.filter(({ appId }) => draft.appIds.includes(appId));
  // What was chosen and is not there any more stays to be seen, and to be taken out.
  const lost = draft.guides.filter((key) => !own.some(({ appId, guideId }) => guideKey(appId, guideId) === key));
  const titles = Object.fromEntries([
    ...own.map(({ appId, guideId, title }) => [guideKey(appId, guideId), title] as const),
    ...lost.map((key) => [key, key] as const),
  ]);
  const categories = (support.value?.settings.categories ?? []).map(
    ({ categoryId, name }) => [categoryId, inLocale(name, locale)] as const,
  );
  return (
    <section class="card form" aria-label={words.scope}>
      <h2>{words.scope}</h2>
      <Checks
        label={words.apps}
        options={names}
        chosen={draft.appIds}
        onChosen={(appIds) => {
          if (appIds.length === 0) return;
          const stays = (appId: string) => appIds.includes(appId);
          set({ appIds, guides: draft.guides.filter((key) => stays(key.split('/')[0] ?? '')) });
        }}
      />
      <Field
        label={words.departments}
        note={words.departmentsNote}
        lines={3}
        value={draft.departments}
        onValue={(departments) => set({ departments })}
      />
      {draft.departments.trim() !== '' && (
        <Field label={words.departmentTrait} value={draft.trait} onValue={(trait) => set({ trait })} required />
      )}
      {Object.keys(titles).length === 0 ? (
        <p class="muted">{words.noGuides}</p>
      ) : (
        <Checks
          label={words.guides}
          options={titles}
          chosen={draft.guides}
          onChosen={(chosen) => set({ guides: chosen })}
        />
      )}
      <Choice
        label={words.defects}
        value={draft.defectCategoryId}
        options={{ '': words.noCategory, ...Object.fromEntries(categories) }}
        onValue={(defectCategoryId) => set({ defectCategoryId })}
      />
    </section>
  );
}
