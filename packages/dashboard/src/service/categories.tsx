import type { Category, TicketField } from '@handrail/protocol';
import { language, locale } from '../language.ts';
import { Checks, Choice, Field } from '../parts/form.tsx';
import { inLocale } from '../tickets/desk.ts';
import { serviceMessages } from '../words.ts';
import { readByLocale, readOptions, readWhen, writeByLocale, writeOptions, writeWhen } from './lines.ts';
import { freshId, List, Mistakes, Parsed } from './parts.tsx';
import { namesOf, orAll, type SettingsPartProps } from './settings-part.ts';

const words = serviceMessages.categories;

const newCategory = (): Category => ({ categoryId: freshId('category'), name: { [language]: words.one }, fields: [] });
const newField = (): TicketField => ({ fieldId: freshId('field'), kind: 'text', label: { [language]: words.field } });

/** What tickets are about, and what is asked for it. */
export function Categories({ settings, set, apps }: SettingsPartProps) {
  return (
    <List
      {...{ title: words.title, one: words.one, path: '/categories', items: settings.categories, make: newCategory }}
      nameOf={({ name }) => inLocale(name, locale)}
      keyOf={({ categoryId }) => categoryId}
      onItems={(categories) => set({ categories })}
    >
      {(category, change, at) => (
        <>
          <Names label={words.names} value={category.name} at={[`${at}/name`]} onValue={(name) => change({ name })} />
          <Checks
            label={serviceMessages.apps}
            options={namesOf(apps)}
            chosen={category.appIds ?? []}
            onChosen={(appIds) => change(orAll('appIds', appIds))}
          />
          <Mistakes at={[`${at}/appIds`]} label={serviceMessages.apps} />
          <List
            {...{ title: words.fields, one: words.field, path: `${at}/fields`, items: category.fields, make: newField }}
            nameOf={({ label }) => inLocale(label, locale)}
            keyOf={({ fieldId }) => fieldId}
            onItems={(fields) => change({ fields })}
            ordered
          >
            {(field, changeField, path) => <OneField field={field} change={changeField} at={path} />}
          </List>
        </>
      )}
    </List>
  );
}

interface NamesProps {
  label: string;
  value: Category['name'];
  at: readonly string[];
  onValue: (value: Category['name']) => void;
}

const Names = (props: NamesProps) => (
  <Parsed
    {...props}
    note={words.byLocaleNote}
    lines={2}
    required
    {...{ read: readByLocale, write: writeByLocale, bad: words.badByLocale }}
  />
);

interface OneFieldProps {
  field: TicketField;
  change: (change: Partial<TicketField>) => void;
  at: string;
}

/** Undefined is not said; the types say that such a key is not there. */
const unsaid = (key: keyof TicketField) => ({ [key]: undefined }) as Partial<TicketField>;

function OneField({ field, change, at }: OneFieldProps) {
  const flag = (key: 'required' | 'several', label: string) => (
    <label class="check">
      <input
        type="checkbox"
        checked={field[key] ?? false}
        onChange={({ currentTarget: { checked } }) => change(checked ? { [key]: true } : unsaid(key))}
      />
      <span>{label}</span>
    </label>
  );
  return (
    <>
      <Names label={words.label} value={field.label} at={[`${at}/label`]} onValue={(label) => change({ label })} />
      <p class="muted">
        {words.fieldId}: <span class="fact">{field.fieldId}</span>
      </p>
      <Mistakes at={[`${at}/fieldId`]} label={words.fieldId} />
      <Choice
        label={words.kind}
        value={field.kind}
        options={words.kinds}
        onValue={(kind) =>
          change({
            kind,
            ...(kind === 'choice' ? {} : { ...unsaid('options'), ...unsaid('several') }),
            ...(kind === 'text' ? {} : unsaid('pattern')),
          })
        }
      />
      {flag('required', words.required)}
      {field.kind === 'choice' && (
        <>
          {flag('several', words.several)}
          <Parsed
            label={words.options}
            note={words.optionsNote}
            lines={4}
            required
            value={field.options ?? []}
            {...{ read: readOptions, write: writeOptions, bad: words.badOptions }}
            at={[`${at}/options`, `${at}/several`]}
            onValue={(options) => change({ options })}
          />
        </>
      )}
      {field.kind === 'text' && (
        <Field
          label={words.pattern}
          note={words.patternNote}
          value={field.pattern ?? ''}
          onValue={(pattern) => change(pattern === '' ? unsaid('pattern') : { pattern })}
        />
      )}
      <Mistakes at={[`${at}/pattern`]} label={words.pattern} />
      <Parsed
        label={words.when}
        note={words.whenNote}
        value={field.when ?? null}
        {...{ read: readWhen, write: writeWhen, bad: words.badWhen }}
        at={[`${at}/when`]}
        onValue={(when) => change(when === null ? unsaid('when') : { when })}
      />
    </>
  );
}
