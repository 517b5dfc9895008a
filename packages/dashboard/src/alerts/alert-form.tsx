import type { Alert, App } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { figures } from '../definitions.ts';
import { EditCard } from '../parts/edit-card.tsx';
import { Choice, Field, useDoing } from '../parts/form.tsx';
import { ABOUT_GUIDES, FIGURE_OPTIONS } from '../rollouts/figure-options.ts';
import { useFeatures, useGuides } from '../rollouts/use-choices.ts';
import { useServices } from '../services.ts';
import { alertMessages as words, rolloutMessages } from '../words.ts';
import { draftOf, emptyAlert, inputOf, newAlertId, withFigure, type AlertDraft } from './draft.ts';

interface AlertFormProps {
  app: App;
  all: readonly Alert[];
  /** The one that is changed; without it another one is made. */
  alert: Alert | undefined;
  /** Who looks; undefined where nobody has an address. */
  memberId: string | undefined;
  onDone: (name: string) => void;
  onCancel: () => void;
}

/** An alert, new or there already. */
export function AlertForm({ app, all, alert, memberId, onDone, onCancel }: AlertFormProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [draft, setDraft] = useState<AlertDraft>(() => (alert === undefined ? emptyAlert() : draftOf(alert)));
  const title = alert === undefined ? words.makeTitle : words.editTitle(alert.name);
  const set = (part: Partial<AlertDraft>) => setDraft({ ...draft, ...part });
  async function save() {
    const input = inputOf(draft);
    if ('wrong' in input) return doing.refuse(words.wrong[input.wrong]);
    const saved = await doing.run(() => api.saveAlert(app.appId, alert?.alertId ?? newAlertId(all), input));
    if (saved !== undefined) onDone(input.name);
  }
  return (
    <EditCard {...{ title, words, doing, onCancel }} onSave={() => void save()}>
      <Field label={words.name} required value={draft.name} onValue={(name) => set({ name })} />
      <Watched app={app} draft={draft} onDraft={setDraft} />
      <Rule draft={draft} onDraft={setDraft} />
      {memberId !== undefined && <Told memberId={memberId} draft={draft} onDraft={setDraft} />}
    </EditCard>
  );
}

interface PartProps {
  draft: AlertDraft;
  onDraft: (draft: AlertDraft) => void;
}

/** Which figure, of what and of whom. */
function Watched({ app: { appId }, draft, onDraft }: { app: App } & PartProps) {
  const { figure, featureId, guideId, trait, value } = draft;
  const features = useFeatures([appId]);
  const guides = useGuides([appId]);
  const set = (part: Partial<AlertDraft>) => onDraft({ ...draft, ...part });
  const { byTrait } = figures[figure];
  const { edit } = rolloutMessages;
  return (
    <>
      <Choice
        label={words.figure}
        value={figure}
        options={FIGURE_OPTIONS}
        onValue={(next) => onDraft(withFigure(draft, next))}
      />
      {figure === 'featureAdoption' && (
        <Choice
          label={edit.feature}
          value={featureId}
          options={{ '': edit.choose, ...Object.fromEntries(features.map((one) => [one.featureId, one.name])) }}
          onValue={(next) => set({ featureId: next })}
        />
      )}
      {ABOUT_GUIDES.includes(figure) && (
        <Choice
          label={edit.guide}
          value={guideId}
          options={{ '': edit.any, ...Object.fromEntries(guides.map((one) => [one.guideId, one.title])) }}
          onValue={(next) => set({ guideId: next })}
        />
      )}
      {byTrait !== 'none' && (
        <Field label={edit.trait} note={edit.traitNote} value={trait} onValue={(next) => set({ trait: next })} />
      )}
      {byTrait !== 'none' && trait.trim() !== '' && (
        <Field label={edit.value} value={value} onValue={(next) => set({ value: next })} required />
      )}
    </>
  );
}

/** When it is raised. */
function Rule({ draft, onDraft }: PartProps) {
  const { figure, kind, bound, times, days } = draft;
  const set = (part: Partial<AlertDraft>) => onDraft({ ...draft, ...part });
  return (
    <>
      <Choice label={words.when} value={kind} options={words.kinds} onValue={(next) => set({ kind: next })} />
      {kind === 'unusual' ? (
        <Field
          label={words.times}
          note={words.timesNote}
          value={times}
          onValue={(next) => set({ times: next })}
          required
        />
      ) : (
        <Field
          label={words.bound(rolloutMessages.edit.units[figures[figure].unit])}
          value={bound}
          onValue={(next) => set({ bound: next })}
          required
        />
      )}
      <Field
        label={words.days}
        note={words.daysNote}
        type="number"
        value={days}
        onValue={(next) => set({ days: next })}
        required
      />
    </>
  );
}

/** Each says for themselves whether they are told by mail. */
function Told({ memberId, draft, onDraft }: { memberId: string } & PartProps) {
  const { memberIds } = draft;
  const others = memberIds.filter((one) => one !== memberId);
  return (
    <fieldset class="checks">
      <legend>{words.told}</legend>
      <label>
        <input
          type="checkbox"
          checked={memberIds.includes(memberId)}
          onChange={({ currentTarget: { checked } }) =>
            onDraft({ ...draft, memberIds: checked ? [...others, memberId] : others })
          }
        />
        <span>{words.me}</span>
      </label>
      {others.length > 0 && <small class="muted">{words.others(others.length)}</small>}
    </fieldset>
  );
}
