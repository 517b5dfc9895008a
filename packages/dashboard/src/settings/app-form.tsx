import type { App } from '@handrail/protocol';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Choice, CsvFile, Field, useDoing, type Doing } from '../parts/form.tsx';
import { HelpFields } from '../service/help-fields.tsx';
import { useServices } from '../services.ts';
import { linesOfCsv } from '../setting-lines.ts';
import { goalMessages, guideMessages, serviceMessages, workspaceMessages } from '../words.ts';
import { AimsFields } from './aims-fields.tsx';
import { appOf, draftOf, type Draft } from './app-draft.ts';

const words = workspaceMessages.settings;

interface PartProps {
  draft: Draft;
  set: (change: Partial<Draft>) => void;
}

/** All settings of an app, saved together. */
export function AppForm({ app, onChanged }: { app: App; onChanged: () => void }) {
  const { api } = useServices();
  const doing = useDoing();
  const [saved, setSaved] = useState(() => draftOf(app));
  const [draft, setDraft] = useState(saved);
  const [said, setSaid] = useState('');
  const part: PartProps = { draft, set: (change) => setDraft((now) => ({ ...now, ...change })) };
  const isChanged = JSON.stringify(draft) !== JSON.stringify(saved);
  async function save() {
    const next = appOf(app, draft);
    if ('bad' in next) return doing.refuse(words.badLine(next.bad));
    if (!(await doing.run(() => api.saveApp(next)))) return;
    setSaved(draft);
    setSaid(words.saved);
    onChanged();
  }
  return (
    <form
      class="body"
      aria-label={words.title}
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <About {...part} />
      <Pages {...part} />
      <Identity {...part} />
      <Noted {...part} />
      <People {...part} onBadFile={() => doing.refuse(words.badCsv)} />
      <Part title={goalMessages.title} note={goalMessages.note}>
        <AimsFields aims={draft.goals.aims} onAims={(aims) => part.set({ goals: { ...draft.goals, aims } })} />
      </Part>
      <Saving doing={doing} said={isChanged ? serviceMessages.unsaved : said} />
    </form>
  );
}

function Saving({ doing: { busy, fault }, said }: { doing: Doing; said: string }) {
  return (
    <div class="card saving">
      <p class="actions">
        <button type="submit" class="button strong" disabled={busy}>
          {words.save}
        </button>
        <span role="status" class="muted">
          {fault === '' && !busy && said}
        </span>
      </p>
      <p class="fault" role="alert">
        {fault}
      </p>
    </div>
  );
}

function Part({ title, note, children }: { title: string; note?: string; children: ComponentChildren }) {
  return (
    <section class="card" aria-label={title}>
      <h2>{title}</h2>
      {note !== undefined && <p class="muted">{note}</p>}
      <div class="setting-fields">{children}</div>
    </section>
  );
}

function About({ draft, set }: PartProps) {
  return (
    <Part title={words.about}>
      <Field label={words.name} required value={draft.name} onValue={(name) => set({ name })} />
      <Field label={words.owner} note={words.ownerNote} value={draft.owner} onValue={(owner) => set({ owner })} />
      <Choice
        label={guideMessages.keys.ownWork}
        value={draft.approves}
        options={guideMessages.keys.ownWorks}
        onValue={(approves) => set({ approves })}
      />
    </Part>
  );
}

function Pages({ draft, set }: PartProps) {
  return (
    <Part title={words.pages}>
      <Field
        label={words.origins}
        note={words.originsNote}
        lines={3}
        value={draft.origins}
        onValue={(origins) => set({ origins })}
      />
      <HelpFields draft={draft.help} onDraft={(help) => set({ help })} />
    </Part>
  );
}

function Identity({ draft, set }: PartProps) {
  return (
    <Part title={words.visitors}>
      <Choice label={words.identity} value={draft.mode} options={words.modes} onValue={(mode) => set({ mode })} />
      {draft.mode !== 'off' && (
        <Field
          label={words.jwksUrl}
          note={words.jwksUrlNote}
          value={draft.jwksUrl}
          onValue={(jwksUrl) => set({ jwksUrl })}
        />
      )}
      <Field
        label={words.traits}
        note={words.traitsNote}
        lines={4}
        value={draft.traits}
        onValue={(traits) => set({ traits })}
      />
    </Part>
  );
}

function Noted({ draft, set }: PartProps) {
  return (
    <Part title={words.noted}>
      <Choice
        label={words.consent}
        value={draft.consent}
        options={words.consents}
        onValue={(consent) => set({ consent })}
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
    </Part>
  );
}

function People({ draft, set, onBadFile }: PartProps & { onBadFile: () => void }) {
  const { goals } = draft;
  const goal = (name: 'seats' | 'amount' | 'currency') => ({
    value: goals[name],
    onValue: (value: string) => set({ goals: { ...goals, [name]: value } }),
  });
  return (
    <Part title={words.people}>
      <div class="field">
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
            if (lines === undefined) onBadFile();
            else set({ headcount: lines });
          }}
        />
      </div>
      <Field label={goalMessages.seats} note={goalMessages.seatsNote} lines={4} {...goal('seats')} />
      <div class="one-of-four">
        <Field label={goalMessages.amount} {...goal('amount')} />
        <Field label={goalMessages.currency} {...goal('currency')} />
        <Choice
          label={goalMessages.per}
          value={goals.per}
          options={goalMessages.pers}
          onValue={(per) => set({ goals: { ...goals, per } })}
        />
      </div>
    </Part>
  );
}
