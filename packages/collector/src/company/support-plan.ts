import type { Level, SupportSettings } from '@handrail/protocol';
import type { Support } from '../services/support/settings.ts';
import { CATEGORIES, PROMISES } from './desk-story.ts';
import type { Company } from './year.ts';
import { MINUTE_MS } from '../clock.ts';

const OURS = 'sample-';
const TEAMS = [
  ['l1', 'Service desk'],
  ['l2', 'Application team'],
  ['l3', 'Manufacturer'],
] as const;

/** The team of a level in the sample. */
export const teamOf = (level: Level): string => `${OURS}${level}`;

/** Settings without what is of a sample. */
export function withoutSample(settings: SupportSettings): SupportSettings {
  const isOther = (id: string): boolean => !id.startsWith(OURS);
  return {
    ...settings,
    teams: settings.teams.filter(({ teamId }) => isOther(teamId)),
    categories: settings.categories.filter(({ categoryId }) => isOther(categoryId)),
    routing: settings.routing.filter(({ ruleId }) => isOther(ruleId)),
    policies: settings.policies.filter(({ policyId }) => isOther(policyId)),
  };
}

/** Adds the sample's teams, categories and promises to those that are there; they hold for its apps alone. */
export async function joinSampleSupport(support: Support, company: Company): Promise<void> {
  const rest = withoutSample((await support.read()).settings);
  const appIds = company.apps.map(({ appId }) => appId);
  const saved = await support.save(
    {
      ...rest,
      teams: [
        ...rest.teams,
        ...TEAMS.map(([level, name]) => ({
          ...{ teamId: teamOf(level), name: `${name} (sample)`, level, memberIds: [] },
          calendar: company.workdays.calendar,
        })),
      ],
      categories: [
        ...rest.categories,
        ...CATEGORIES.map(({ categoryId, name }) => ({
          ...{ categoryId: `${OURS}${categoryId}`, appIds, name: { en: name }, fields: [] },
        })),
      ],
      // The first that fits counts.
      routing: [{ ruleId: `${OURS}routing`, name: 'Sample', appIds, teamId: teamOf('l1') }, ...rest.routing],
      policies: [
        {
          ...{ policyId: `${OURS}promise`, name: 'Sample', appIds },
          firstReplyMs: PROMISES.firstReply * MINUTE_MS,
          resolutionMs: PROMISES.resolution * MINUTE_MS,
        },
        ...rest.policies,
      ],
    },
    undefined,
  );
  if (!('saved' in saved)) throw new Error(`the sample's service centre is refused: ${JSON.stringify(saved)}`);
}
