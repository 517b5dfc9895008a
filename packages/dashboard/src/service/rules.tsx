import type { ClockName, Priority, RoutingRule, SlaPolicy } from '@handrail/protocol';
import { locale } from '../language.ts';
import { Checks, Choice, Field } from '../parts/form.tsx';
import { inLocale } from '../tickets/desk.ts';
import { ticketMessages, serviceMessages } from '../words.ts';
import { readSpan, writeSpan } from './lines.ts';
import { freshId, List, Mistakes, Parsed } from './parts.tsx';
import { namesOf, orAll, type SettingsPartProps } from './settings-part.ts';

const { routing, policies } = serviceMessages;

const commas = (text: string): string[] => [...new Set(text.split(',').map((one) => one.trim()))].filter(Boolean);

/** Words with commas between them; what is typed stays as it is until it is left. */
function Commas({ label, at, value, onValue }: CommasProps) {
  return (
    <Parsed
      {...{ label, at, value, onValue, note: routing.departmentsNote, bad: '' }}
      read={commas}
      write={(all) => all.join(', ')}
    />
  );
}

interface CommasProps {
  label: string;
  at: readonly string[];
  value: string[];
  onValue: (value: string[]) => void;
}

const newRule = (): RoutingRule => ({ ruleId: freshId('rule'), name: '' });

/** Where a new ticket goes. */
export function Routing({ settings, set, apps }: SettingsPartProps) {
  const categories = Object.fromEntries(
    settings.categories.map(({ categoryId, name }) => [categoryId, inLocale(name, locale)]),
  );
  const teams = Object.fromEntries(settings.teams.map(({ teamId, name }) => [teamId, name]));
  return (
    <List
      {...{ title: routing.title, note: routing.note, one: routing.one, path: '/routing', ordered: true }}
      {...{ items: settings.routing, make: newRule }}
      nameOf={({ name = '' }) => name}
      keyOf={({ ruleId }) => ruleId}
      onItems={(rules) => set({ routing: rules.map(nameless) })}
    >
      {(rule, change, at) => (
        <>
          <Field label={serviceMessages.name} value={rule.name ?? ''} onValue={(name) => change({ name })} />
          <Mistakes at={[`${at}/name`, `${at}/ruleId`]} label={serviceMessages.name} />
          <Checks
            label={serviceMessages.apps}
            options={namesOf(apps)}
            chosen={rule.appIds ?? []}
            onChosen={(appIds) => change(orAll('appIds', appIds))}
          />
          <Mistakes at={[`${at}/appIds`]} label={serviceMessages.apps} />
          <Checks
            label={routing.categories}
            options={categories}
            chosen={rule.categoryIds ?? []}
            onChosen={(categoryIds) => change(orAll('categoryIds', categoryIds))}
          />
          <Mistakes at={[`${at}/categoryIds`]} label={routing.categories} />
          <Commas
            label={routing.departments}
            at={[`${at}/departments`]}
            value={rule.departments ?? []}
            onValue={(departments) => change(orAll('departments', departments))}
          />
          <Commas
            label={routing.words}
            at={[`${at}/words`]}
            value={rule.words ?? []}
            onValue={(said) => change(orAll('words', said))}
          />
          <Choice
            label={routing.team}
            value={rule.teamId ?? ''}
            options={{ '': routing.any, ...teams }}
            onValue={(teamId) => change(orNone('teamId', teamId))}
          />
          <Mistakes at={[`${at}/teamId`]} label={routing.team} />
          <Choice<Priority | ''>
            label={routing.priority}
            value={rule.priority ?? ''}
            options={{ '': routing.any, ...ticketMessages.priorities }}
            onValue={(priority) => change(orNone('priority', priority))}
          />
        </>
      )}
    </List>
  );
}

/** A name that is not there is not said; while it is typed it may be empty. */
function nameless(rule: RoutingRule): RoutingRule {
  const next = { ...rule };
  if (next.name === '') delete next.name;
  return next;
}

// A key of the rule that is undefined is left out by the list.
const orNone = (key: 'teamId' | 'priority', value: string) =>
  ({ [key]: value === '' ? undefined : value }) as Partial<RoutingRule>;

const newPolicy = (): SlaPolicy => ({ policyId: freshId('policy'), name: '', firstReplyMs: 14_400_000 });
const SPANS = ['firstReplyMs', 'nextReplyMs', 'resolutionMs', 'warnMs'] as const;

/** What is promised, and what happens when it is not met. */
export function Policies({ settings, set, apps }: SettingsPartProps) {
  return (
    <List
      {...{ title: policies.title, note: policies.note, one: policies.one, path: '/policies', ordered: true }}
      {...{ items: settings.policies, make: newPolicy }}
      nameOf={({ name }) => name}
      keyOf={({ policyId }) => policyId}
      onItems={(next) => set({ policies: next })}
    >
      {(policy, change, at) => (
        <>
          <Field label={serviceMessages.name} required value={policy.name} onValue={(name) => change({ name })} />
          <Mistakes at={[`${at}/name`, `${at}/policyId`]} label={serviceMessages.name} />
          <Checks
            label={serviceMessages.apps}
            options={namesOf(apps)}
            chosen={policy.appIds ?? []}
            onChosen={(appIds) => change(orAll('appIds', appIds))}
          />
          <Mistakes at={[`${at}/appIds`]} label={serviceMessages.apps} />
          <Checks<Priority>
            label={policies.priorities}
            options={ticketMessages.priorities}
            chosen={policy.priorities ?? []}
            onChosen={(priorities) => change(orAll('priorities', priorities))}
          />
          {SPANS.map((key) => (
            <Parsed
              key={key}
              label={policies[key]}
              note={policies.spanNote}
              value={policy[key] ?? null}
              {...{ read: readSpan, write: writeSpan, bad: policies.badSpan }}
              at={[`${at}/${key}`]}
              onValue={(ms) => change({ [key]: ms ?? undefined })}
            />
          ))}
          <Checks<ClockName>
            label={policies.escalateOn}
            options={ticketMessages.clocks}
            chosen={policy.escalateOn ?? []}
            onChosen={(clocks) => change(orAll('escalateOn', clocks))}
          />
          <Mistakes at={[`${at}/escalateOn`]} label={policies.escalateOn} />
        </>
      )}
    </List>
  );
}
