import type { App, Connector, ConnectorInput, ConnectorKind, Level } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Checks, Field, Form, useDoing } from '../parts/form.tsx';
import { useServices } from '../services.ts';
import { ticketMessages, connectorMessages as words } from '../words.ts';
import { readStates, writeStates } from './connector-lines.ts';
import { Parsed } from './parts.tsx';
import { namesOf } from './settings-part.ts';

interface FormProps {
  kind: ConnectorKind;
  apps: readonly App[];
  /** The one that is changed; without it one is made. */
  connector?: Connector;
  onSaved: (connector: Connector, secret?: string) => void;
}

/** Where a new one begins. */
const begin = ({ kind, name, priorities, statesOut, statesIn }: ConnectorKind): ConnectorInput => ({
  ...{ kind, name, url: '', fields: {}, levels: [], notes: false, polls: true, state: 'on' },
  ...{ priorities, statesOut, statesIn },
});

function inputOf(connector: Connector): ConnectorInput {
  const { kind, name, url, fields, appIds, levels, notes, polls, state } = connector;
  const { priorities, statesOut, statesIn } = connector;
  const all = { kind, name, url, fields, levels, notes, polls, state, priorities, statesOut, statesIn };
  return { ...all, ...(appIds && { appIds }) };
}

export function ConnectorForm({ kind, apps, connector, onSaved }: FormProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [input, setInput] = useState(() => (connector ? inputOf(connector) : begin(kind)));
  const [credentials, setCredentials] = useState<Record<string, string>>({});
  const [said, setSaid] = useState('');
  const set = (change: Partial<ConnectorInput>) => {
    setInput((now) => ({ ...now, ...change }));
    setSaid('');
  };
  async function save() {
    const given = Object.values(credentials).some((one) => one !== '') || connector === undefined;
    const whole = { ...input, ...(given && { credentials }) };
    if (connector === undefined) {
      const made = await doing.run(() => api.addConnector(whole));
      if (made) onSaved(made.value.connector, made.value.secret);
      return;
    }
    const saved = await doing.run(() => api.putConnector(connector.connectorId, whole));
    if (!saved) return;
    setCredentials({});
    setSaid(words.saved);
    onSaved(saved.value);
  }
  return (
    <Form
      label={connector?.name ?? words.add}
      button={connector ? words.save : words.connect}
      doing={doing}
      done={said}
      onSubmit={() => void save()}
    >
      <Field label={words.name} required value={input.name} onValue={(name) => set({ name })} />
      <Field
        {...{ label: words.address, required: true, note: words.exampleOf(kind.address), value: input.url }}
        onValue={(url) => set({ url: url.trim() })}
      />
      {kind.fields.map(({ name, label, required, example }) => (
        <Field
          key={name}
          {...{ label, required, value: input.fields[name] ?? '' }}
          {...(example !== undefined && { note: words.exampleOf(example) })}
          onValue={(value) => set({ fields: { ...input.fields, [name]: value.trim() } })}
        />
      ))}
      {kind.credentials.map(({ name, label, required }) => (
        <Field
          key={name}
          {...{ label, type: 'password', autocomplete: 'new-password', value: credentials[name] ?? '' }}
          required={required && connector === undefined}
          {...(connector && { note: words.kept })}
          onValue={(value) => setCredentials({ ...credentials, [name]: value })}
        />
      ))}
      <Choices input={input} set={set} apps={apps} />
      <Words input={input} set={set} />
    </Form>
  );
}

interface PartProps {
  input: ConnectorInput;
  set: (change: Partial<ConnectorInput>) => void;
}

function Choices({ input, set, apps }: PartProps & { apps: readonly App[] }) {
  const also = { notes: words.notes, polls: words.polls, on: words.on };
  const chosen = [
    ...(input.notes ? ['notes' as const] : []),
    ...(input.polls ? ['polls' as const] : []),
    ...(input.state === 'on' ? ['on' as const] : []),
  ];
  return (
    <>
      <Checks<Level>
        label={`${words.levels} (${words.levelsNote})`}
        options={ticketMessages.levels}
        chosen={input.levels}
        onChosen={(levels) => set({ levels })}
      />
      <Checks
        label={words.more}
        options={also}
        chosen={chosen}
        onChosen={(now) =>
          set({ notes: now.includes('notes'), polls: now.includes('polls'), state: now.includes('on') ? 'on' : 'off' })
        }
      />
      <Checks
        label={words.apps}
        options={namesOf(apps)}
        chosen={input.appIds ?? []}
        // JSON leaves out what is undefined: none means all.
        onChosen={(appIds) => set({ appIds: appIds.length === 0 ? undefined : appIds } as Partial<ConnectorInput>)}
      />
    </>
  );
}

/** How our words become theirs, and theirs ours. */
function Words({ input, set }: PartProps) {
  const { priorities, statesOut } = input;
  return (
    <details>
      <summary>{words.words}</summary>
      <div class="form">
        {entriesOf(ticketMessages.priorities).map(([ours, label]) => (
          <Field
            key={ours}
            {...{ label: words.priorityOf(label), note: words.empty, value: priorities[ours] }}
            onValue={(value) => set({ priorities: { ...priorities, [ours]: value.trim() } })}
          />
        ))}
        {entriesOf(ticketMessages.states).map(([ours, label]) => (
          <Field
            key={ours}
            {...{ label: words.stateOf(label), note: words.empty, value: statesOut[ours] }}
            onValue={(value) => set({ statesOut: { ...statesOut, [ours]: value.trim() } })}
          />
        ))}
        <Parsed
          {...{ label: words.statesIn, note: words.statesInNote, bad: words.badStates, lines: 6 }}
          {...{ value: input.statesIn, read: readStates, write: writeStates }}
          onValue={(statesIn) => set({ statesIn })}
        />
      </div>
    </details>
  );
}

/** The keys of an object that says all of them. */
const entriesOf = <K extends string>(labels: Readonly<Record<K, string>>) => Object.entries(labels) as [K, string][];
