import type { NamedGuide, TicketAnswer } from '@handrail/protocol';
import { stepsOf } from '@handrail/protocol/progress';
import type { GuideRecords } from '../../store/records/guide-records.ts';

/** A guide that is spoken of by its id, in the version that was shown where that is known. */
interface Mention {
  guideId?: string | undefined;
  version?: number | undefined;
}

/** What guides and their steps are called: for people, who cannot read ids. One that is gone has no name. */
export type NameGuides = (appId: string, mentions: readonly Mention[]) => Promise<NamedGuide[]>;

export function createGuideNames(guides: Pick<GuideRecords, 'find' | 'version'>): NameGuides {
  async function nameOne(appId: string, guideId: string, versions: ReadonlySet<number>): Promise<NamedGuide[]> {
    const record = await guides.find(appId, guideId);
    if (record === undefined) return [];
    const shown = await Promise.all([...versions].map((version) => guides.version(appId, guideId, version)));
    // What was shown last has the last word, and the draft the least: a step that is there alone was never seen.
    const all = [record.draft, ...(record.published ? [record.published] : []), ...shown.filter(isThere)];
    const steps = Object.fromEntries(all.flatMap(stepsOf).map(({ stepId, title }) => [stepId, title]));
    return [{ guideId, title: (record.published ?? record.draft).title, steps }];
  }

  return async (appId, mentions) => {
    const versions = new Map<string, Set<number>>();
    for (const { guideId, version } of mentions) {
      if (guideId === undefined) continue;
      const known = versions.get(guideId) ?? new Set();
      versions.set(guideId, version === undefined ? known : known.add(version));
    }
    const named = [...versions].map(([guideId, some]) =>
      nameOne(appId, guideId, new Set([...some].toSorted((a, b) => a - b).slice(-MOST_VERSIONS))),
    );
    return (await Promise.all(named)).flat();
  };
}

/** Of one guide in one ticket; more were not shown within a day. */
const MOST_VERSIONS = 5;

const isThere = <T>(value: T | undefined): value is T => value !== undefined;

/** The guides that stand in a ticket: what went along with it, and what was sent. */
export const guidesInTicket = ({ ticket, entries }: Pick<TicketAnswer, 'ticket' | 'entries'>): Mention[] => [
  ...(ticket.context.guide ? [ticket.context.guide] : []),
  ...(ticket.context.missed ?? []),
  ...entries.flatMap(({ guide }) => (guide ? [{ guideId: guide.guideId }] : [])),
];
