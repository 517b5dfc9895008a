import type { App, Mailing } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { locale } from '../language.ts';
import { EditCard } from '../parts/edit-card.tsx';
import { Choice, Field, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { useLive } from '../use-live.ts';
import { mailingMessages as words } from '../words.ts';
import { draftOf, inputOf, newDraft, type MailingDraft } from './draft.ts';

interface MailingFormProps {
  /** Those in which they may send reports. */
  apps: readonly App[];
  /** What a new one is about, as its address says. */
  make: string;
  /** The one that is changed; without it another one is made. */
  mailing: Mailing | undefined;
  /** Who looks; undefined where nobody has an address. */
  memberId: string | undefined;
  /** Whether they see who the other members are. */
  seesMembers: boolean;
  onDone: (name: string) => void;
  onCancel: () => void;
}

/** A report by mail, new or there already. */
export function MailingForm({ apps, make, mailing, memberId, seesMembers, onDone, onCancel }: MailingFormProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [draft, setDraft] = useState<MailingDraft>(() =>
    mailing === undefined
      ? newDraft(make, Intl.DateTimeFormat().resolvedOptions().timeZone, memberId)
      : draftOf(mailing),
  );
  const title = mailing === undefined ? words.makeTitle : words.editTitle(mailing.name);
  async function save() {
    const input = inputOf(draft);
    if ('wrong' in input) return doing.refuse(words.wrong[input.wrong]);
    const saved = await doing.run(() =>
      mailing === undefined ? api.makeMailing(input) : api.saveMailing(mailing.mailingId, input),
    );
    if (saved !== undefined) onDone(input.name);
  }
  const parts = { draft, onDraft: setDraft };
  return (
    <EditCard {...{ title, words, doing, onCancel }} onSave={() => void save()}>
      <Field
        label={words.name}
        note={words.nameNote}
        required
        value={draft.name}
        onValue={(name) => setDraft({ ...draft, name })}
      />
      <WhatFields apps={apps} {...parts} />
      <WhenFields {...parts} />
      <ToFields {...{ memberId, seesMembers, ...parts }} />
    </EditCard>
  );
}

interface PartProps {
  draft: MailingDraft;
  onDraft: (draft: MailingDraft) => void;
}

/** The overview, a rollout or a kept question. */
function WhatFields({ apps, draft, onDraft }: { apps: readonly App[] } & PartProps) {
  const { kind, appId, id } = draft;
  const named = Object.fromEntries(apps.map((app) => [app.appId, app.name]));
  return (
    <>
      <Choice
        label={words.what}
        value={kind}
        options={words.kinds}
        onValue={(next) => onDraft({ ...draft, kind: next, id: '' })}
      />
      <Choice
        label={words.app}
        value={appId}
        options={{ '': kind === 'overview' ? words.allApps : words.choose, ...named }}
        onValue={(next) => onDraft({ ...draft, appId: next, id: '' })}
      />
      {kind !== 'overview' && appId !== '' && (
        <ThingChoice
          key={`${kind} ${appId}`}
          {...{ kind, appId, id }}
          onId={(next) => onDraft({ ...draft, id: next })}
        />
      )}
    </>
  );
}

interface ThingProps {
  kind: 'rollout' | 'question';
  appId: string;
  id: string;
  onId: (id: string) => void;
}

function ThingChoice({ kind, appId, id, onId }: ThingProps) {
  const { api } = useServices();
  const rollouts = useLive(`rollouts ${appId}`, () => api.rollouts(appId));
  const questions = useLive(`questions ${appId}`, () => api.questions(appId));
  const named =
    kind === 'rollout'
      ? (rollouts.value?.rollouts ?? []).map(({ rolloutId, name }) => [rolloutId, name] as const)
      : (questions.value?.questions ?? []).map(({ questionId, name }) => [questionId, name] as const);
  return (
    <Choice
      label={words.kinds[kind]}
      value={id}
      options={{ '': words.choose, ...Object.fromEntries(named) }}
      onValue={onId}
    />
  );
}

/** Monday to Sunday, as the reader calls them. */
const WEEKDAYS = Object.fromEntries(
  [1, 2, 3, 4, 5, 6, 7].map((weekday) => [
    String(weekday),
    // 5 January 1970 was a Monday.
    new Intl.DateTimeFormat(locale, { weekday: 'long', timeZone: 'UTC' }).format(Date.UTC(1970, 0, 4 + weekday)),
  ]),
);

function WhenFields({ draft, onDraft }: PartProps) {
  const { every, weekday, day, time, timeZone } = draft;
  const set = (part: Partial<MailingDraft>) => onDraft({ ...draft, ...part });
  return (
    <>
      <Choice label={words.every} value={every} options={words.rhythms} onValue={(next) => set({ every: next })} />
      {every === 'week' ? (
        <Choice label={words.weekday} value={weekday} options={WEEKDAYS} onValue={(next) => set({ weekday: next })} />
      ) : (
        <Field
          label={words.day}
          note={words.dayNote}
          type="number"
          value={day}
          onValue={(next) => set({ day: next })}
          required
        />
      )}
      <Field label={words.time} note={words.timeNote} value={time} onValue={(next) => set({ time: next })} required />
      <Field label={words.timeZone} value={timeZone} onValue={(next) => set({ timeZone: next })} required />
    </>
  );
}

interface ToProps extends PartProps {
  memberId: string | undefined;
  seesMembers: boolean;
}

/** Oneself, the members whom one may see, and the addresses that an admin allowed. */
function ToFields({ memberId, seesMembers, draft, onDraft }: ToProps) {
  const { api } = useServices();
  const allowed = useLive('mailing addresses', () => api.mailingAddresses());
  const members = useLive('members to mail', () =>
    seesMembers ? api.members() : Promise.resolve({ value: { members: [] } }),
  );
  const { memberIds, addresses } = draft;
  const known = (members.value?.members ?? []).filter(({ email, state }) => email !== null && state === 'active');
  const mine = memberId === undefined || known.some((one) => one.memberId === memberId) ? [] : [memberId];
  const rest = memberIds.filter((one) => one !== memberId && known.every((other) => other.memberId !== one));
  const toggled = (all: readonly string[], one: string, on: boolean) =>
    on ? [...all, one] : all.filter((other) => other !== one);
  const people = [
    ...mine.map((one) => ({ id: one, text: words.me })),
    ...known.map((one) => ({ id: one.memberId, text: one.name })),
  ];
  return (
    <fieldset class="checks">
      <legend>{words.to}</legend>
      {people.map(({ id, text }) => (
        <label key={id}>
          <input
            type="checkbox"
            checked={memberIds.includes(id)}
            onChange={({ currentTarget }) =>
              onDraft({ ...draft, memberIds: toggled(memberIds, id, currentTarget.checked) })
            }
          />
          <span dir="auto">{text}</span>
        </label>
      ))}
      {(allowed.value?.addresses ?? []).map((address) => (
        <label key={address}>
          <input
            type="checkbox"
            checked={addresses.includes(address)}
            onChange={({ currentTarget }) =>
              onDraft({ ...draft, addresses: toggled(addresses, address, currentTarget.checked) })
            }
          />
          <span>{address}</span>
        </label>
      ))}
      {rest.length > 0 && <small class="muted">{words.others(rest.length)}</small>}
      <small class="muted">{words.toNote}</small>
    </fieldset>
  );
}
