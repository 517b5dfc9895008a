import type { App, Retention } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { guideMessages, themeMessages, workspaceMessages } from '../words.ts';
import { GoalSettings } from '../overview/goal-settings.tsx';
import { Choice, CsvFile, Field, Form, useDoing } from '../parts/form.tsx';
import { Snippet } from '../parts/snippet.tsx';
import { guidesHref, themeHref } from '../route.ts';
import { HelpFields } from '../service/help-fields.tsx';
import { helpDraftOf, helpOf } from '../service/help-settings.ts';
import { useServices } from '../services.ts';
import {
  linesOfCsv,
  readCount,
  readLines,
  readPairs,
  readTraitType,
  writeLines,
  writePairs,
} from '../setting-lines.ts';
import { useLive } from '../use-live.ts';
import { useTitle } from '../use-route.ts';

const words = workspaceMessages.settings;

const draftOf = ({ name, origins, usage, retention = {}, headcount, owner, identity, review, help }: App) => ({
  name,
  origins: writeLines(origins),
  consent: usage?.consent ?? 'not-needed',
  traits: writePairs(usage?.traits),
  headcount: writePairs(headcount),
  owner: owner ?? '',
  mode: identity?.mode ?? 'off',
  jwksUrl: identity?.jwksUrl ?? '',
  help: helpDraftOf({ ...(help && { help }) }),
  approves: review?.ownWork === true ? ('own' as const) : ('others' as const),
  retention: Object.fromEntries(Object.keys(words.classes).map((one) => [one, String(daysOf(retention, one) ?? '')])),
});
type Draft = ReturnType<typeof draftOf>;

// The names of the classes are those of the retention.
const daysOf = (retention: Retention, name: string): number | undefined => retention[name as keyof Retention];

/** The app as it will be; or the line that cannot be meant. */
function appOf(app: App, draft: Draft): App | { bad: string } {
  const traits = readPairs(draft.traits, readTraitType);
  if ('bad' in traits) return traits;
  const headcount = readPairs(draft.headcount, readCount);
  if ('bad' in headcount) return headcount;
  const days = Object.entries(draft.retention).filter(([, value]) => value.trim() !== '');
  const wrong = days.find(([, value]) => !readCount(value.trim()));
  if (wrong !== undefined) return { bad: wrong[1] };
  const rest = { ...app };
  delete rest.owner;
  delete rest.help;
  const owner = draft.owner.trim();
  return {
    ...rest,
    ...(owner !== '' && { owner }),
    ...helpOf(draft.help),
    name: draft.name.trim(),
    origins: readLines(draft.origins),
    usage: { ...app.usage, consent: draft.consent, traits: traits.pairs },
    headcount: headcount.pairs,
    identity: identityOf(app, draft),
    review: { ...app.review, ownWork: draft.approves === 'own' },
    retention: Object.fromEntries(days.map(([name, value]) => [name, Number(value)])),
  };
}

function identityOf({ identity }: App, { mode, jwksUrl }: Draft): NonNullable<App['identity']> {
  const url = jwksUrl.trim();
  return { ...(identity?.jwks && { jwks: identity.jwks }), mode, ...(url !== '' && { jwksUrl: url }) };
}

function Settings({ app, onChanged }: { app: App; onChanged: () => void }) {
  const { api } = useServices();
  const doing = useDoing();
  const [draft, setDraft] = useState(() => draftOf(app));
  const [done, setDone] = useState<string | undefined>(undefined);
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change });
  async function save() {
    const next = appOf(app, draft);
    if ('bad' in next) return doing.refuse(words.badLine(next.bad));
    if (!(await doing.run(() => api.saveApp(next)))) return;
    setDone(words.saved);
    onChanged();
  }
  return (
    <section class="card">
      <Form label={words.title} button={words.save} doing={doing} done={done} onSubmit={() => void save()}>
        <Field label={words.name} required value={draft.name} onValue={(name) => set({ name })} />
        <Field label={words.owner} note={words.ownerNote} value={draft.owner} onValue={(owner) => set({ owner })} />
        <Field
          label={words.origins}
          note={words.originsNote}
          lines={3}
          value={draft.origins}
          onValue={(origins) => set({ origins })}
        />
        <Choice label={words.identity} value={draft.mode} options={words.modes} onValue={(mode) => set({ mode })} />
        <Field
          label={words.jwksUrl}
          note={words.jwksUrlNote}
          value={draft.jwksUrl}
          onValue={(jwksUrl) => set({ jwksUrl })}
        />
        <Choice
          label={guideMessages.keys.ownWork}
          value={draft.approves}
          options={guideMessages.keys.ownWorks}
          onValue={(approves) => set({ approves })}
        />
        <HelpFields draft={draft.help} onDraft={(help) => set({ help })} />
        <Choice
          label={words.consent}
          value={draft.consent}
          options={words.consents}
          onValue={(consent) => set({ consent })}
        />
        <Field
          label={words.traits}
          note={words.traitsNote}
          lines={4}
          value={draft.traits}
          onValue={(traits) => set({ traits })}
        />
        <Field
          label={words.headcount}
          note={words.headcountNote}
          lines={4}
          value={draft.headcount}
          onValue={(headcount) => set({ headcount })}
        />
        <CsvFile
          label={words.importHeadcount}
          onText={(text) => {
            const lines = linesOfCsv(text);
            if (lines === undefined) doing.refuse(words.badCsv);
            else set({ headcount: lines });
          }}
        />
        <fieldset class="checks">
          <legend>{words.retention}</legend>
          <div class="one-of-four">
            {Object.entries(words.classes).map(([name, label]) => (
              <Field
                key={name}
                label={label}
                type="number"
                value={draft.retention[name] ?? ''}
                onValue={(value) => set({ retention: { ...draft.retention, [name]: value } })}
              />
            ))}
          </div>
        </fieldset>
      </Form>
    </section>
  );
}

interface CredentialsProps {
  title: string;
  note: string;
  add: string;
  rows: readonly { id: string; note?: string }[];
  /** Makes another one; what it answers is shown once. */
  onAdd: () => Promise<string | undefined>;
  onEnd: (id: string) => void;
  fault: string;
}

/** Keys or secrets: two at most, of which one can be ended. */
function Credentials({ title, note, add, rows, onAdd, onEnd, fault }: CredentialsProps) {
  const [shown, setShown] = useState<string | undefined>(undefined);
  return (
    <section class="card">
      <h2>{title}</h2>
      <p>{note}</p>
      <ul class="plain-list">
        {rows.map(({ id, note: about }) => (
          <li key={id}>
            <span class="fact">{id}</span>
            {about !== undefined && <span class="muted">{about}</span>}
            <button type="button" class="button small" aria-label={`${words.end} ${id}`} onClick={() => onEnd(id)}>
              {words.end}
            </button>
          </li>
        ))}
      </ul>
      {shown !== undefined && (
        <div role="status">
          <p>{words.secretOnce}</p>
          <Snippet text={shown} label={words.secretOnce} />
        </div>
      )}
      {rows.length < 2 && (
        <p class="actions">
          <button type="button" class="button" onClick={() => void onAdd().then(setShown)}>
            {add}
          </button>
        </p>
      )}
      <p class="fault" role="alert">
        {fault}
      </p>
    </section>
  );
}

function Keys({ app: { appId }, onChanged }: { app: App; onChanged: () => void }) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive(`keys ${appId}`, () => api.keys(appId));
  const changed = () => {
    view.again();
    onChanged();
  };
  return (
    <Credentials
      {...{ title: words.keysTitle, note: words.keysNote, add: words.addKey, fault: doing.fault }}
      rows={(view.value?.keys ?? []).map((id) => ({ id }))}
      onAdd={async () => {
        if (await doing.run(() => api.addKey(appId))) changed();
        return undefined;
      }}
      onEnd={(key) => void doing.run(() => api.endKey(appId, key)).then((ended) => ended && changed())}
    />
  );
}

function StagingKeys({ app: { appId } }: { app: App }) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive(`staging keys ${appId}`, () => api.stagingKeys(appId));
  const { staging: title, stagingNote: note, addStaging: add } = guideMessages.keys;
  return (
    <Credentials
      {...{ title, note, add, fault: doing.fault }}
      rows={(view.value?.keys ?? []).map((id) => ({ id }))}
      onAdd={async () => {
        if (await doing.run(() => api.addStagingKey(appId))) view.again();
        return undefined;
      }}
      onEnd={(key) => void doing.run(() => api.endStagingKey(appId, key)).then((ended) => ended && view.again())}
    />
  );
}

function Secrets({ app: { appId } }: { app: App }) {
  const { api } = useServices();
  const doing = useDoing();
  const view = useLive(`secrets ${appId}`, () => api.secrets(appId));
  return (
    <Credentials
      {...{ title: words.secretsTitle, note: words.secretsNote, add: words.addSecret, fault: doing.fault }}
      rows={(view.value?.secrets ?? []).map(({ secretId, createdAt }) => ({
        ...{ id: secretId, note: workspaceMessages.account.since(formatMoment(createdAt)) },
      }))}
      onAdd={async () => {
        const made = await doing.run(() => api.makeSecret(appId));
        view.again();
        return made?.value.secret;
      }}
      onEnd={(id) => void doing.run(() => api.endSecret(appId, id)).then((ended) => ended && view.again())}
    />
  );
}

/** What an app lets pages do, and what is kept of it. */
export function SettingsPage({ app, onChanged }: { app: App; onChanged: () => void }) {
  useTitle(`${words.title}: ${app.name}`);
  return (
    <>
      <a class="back" href={guidesHref(app.appId)}>
        {words.back}
      </a>
      <h1>{words.title}</h1>
      <div class="body">
        <p class="actions">
          <a class="button" href={themeHref(app.appId)}>
            {themeMessages.toSettings}
          </a>
        </p>
        <Settings app={app} onChanged={onChanged} />
        <GoalSettings app={app} onChanged={onChanged} />
        <Keys app={app} onChanged={onChanged} />
        <StagingKeys app={app} />
        <Secrets app={app} />
      </div>
    </>
  );
}
