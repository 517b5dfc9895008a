import type { App, Retention } from '@handrail/protocol';
import { helpDraftOf, helpOf } from '../service/help-settings.ts';
import { readCount, readLines, readPairs, readTraitType, writeLines, writePairs } from '../setting-lines.ts';
import { workspaceMessages } from '../words.ts';
import { aimsAndSeatsOf, readAimsAndSeats } from './aims-and-seats.ts';

const words = workspaceMessages.settings;

/** The settings of an app as people write them. */
export const draftOf = ({ usage, retention = {}, identity, ...app }: App) => ({
  name: app.name,
  origins: writeLines(app.origins),
  consent: usage?.consent ?? 'not-needed',
  traits: writePairs(usage?.traits),
  headcount: writePairs(app.headcount),
  owner: app.owner ?? '',
  mode: identity?.mode ?? 'off',
  jwksUrl: identity?.jwksUrl ?? '',
  help: helpDraftOf({ ...(app.help && { help: app.help }) }),
  approves: app.review?.ownWork === true ? ('own' as const) : ('others' as const),
  goals: aimsAndSeatsOf(app),
  retention: Object.fromEntries(Object.keys(words.classes).map((one) => [one, String(daysOf(retention, one) ?? '')])),
});
export type Draft = ReturnType<typeof draftOf>;

// The names of the classes are those of the retention.
const daysOf = (retention: Retention, name: string): number | undefined => retention[name as keyof Retention];

/** The app as it will be; or the text that cannot be meant. */
export function appOf(app: App, draft: Draft): App | { bad: string } {
  const traits = readPairs(draft.traits, readTraitType);
  if ('bad' in traits) return traits;
  const headcount = readPairs(draft.headcount, readCount);
  if ('bad' in headcount) return headcount;
  const days = Object.entries(draft.retention).filter(([, value]) => value.trim() !== '');
  const wrong = days.find(([, value]) => !readCount(value.trim()));
  if (wrong !== undefined) return { bad: wrong[1] };
  const goals = readAimsAndSeats(draft.goals);
  if ('bad' in goals) return goals;
  const rest = { ...app };
  delete rest.owner;
  delete rest.help;
  const owner = draft.owner.trim();
  return {
    ...rest,
    ...(owner !== '' && { owner }),
    ...helpOf(draft.help),
    ...goals,
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
