import type { Mark, Rollout, Ticket, TestScript } from '@handrail/protocol';
import { TICKET_LIMITS } from '@handrail/protocol/schema';
import type { Clock } from '../../clock.ts';
import { categoryOf } from '../support/category-of.ts';
import type { Support } from '../support/settings.ts';
import type { TicketCore } from '../tickets/core.ts';
import { blankTicket, createdEntry } from '../tickets/make.ts';
import type { Placing } from '../tickets/placing.ts';
import { blocksOf } from '../tickets/words.ts';

interface Place {
  script: TestScript;
  step: TestScript['steps'][number];
}

export interface DefectDesk {
  /** Makes a ticket of a step that failed, where the routing of tickets puts it. */
  open(rollout: Rollout, mark: Mark, place: Place): Promise<NonNullable<Mark['defect']>>;
}

export interface DefectParts {
  core: Pick<TicketCore, 'add' | 'newId'>;
  placing: Pick<Placing, 'place'>;
  support: Pick<Support, 'read'>;
  clock: Clock;
}

/** By which such tickets are found among the others. */
const TAG = 'acceptance-test';

export function createDefectDesk({ core, placing, support, clock }: DefectParts): DefectDesk {
  return {
    async open(rollout, mark, { script, step }) {
      const { appId, guideId, stepId, version, by, note = '' } = mark;
      const title = `${script.title}: ${step.title}`.slice(0, TICKET_LIMITS.titleLength);
      const text = `${note}\n\n${rollout.name}: ${script.title}, version ${version}, ${step.title}`;
      const { settings } = await support.read();
      const categoryId = categoryOf(settings, rollout.defectCategoryId, appId)?.categoryId ?? null;
      const { assignee, ...placement } = await placing.place({ appId, title, text, categoryId });
      // The tester asks, as a visitor does: a member who speaks first would count as the first reply.
      const requester = { visitorId: `member:${by.memberId ?? 'none'}`, verified: false, name: by.name };
      const ticket: Ticket = {
        ...blankTicket(clock.now()),
        ...{ ticketId: core.newId(), appId, title, categoryId, requester },
        ...{ level: placement.level, priority: placement.priority, tags: [TAG] },
        context: contextOf(mark, { guideId, version, stepId }),
      };
      const { ticket: made } = await core.add(
        { ticket, ticketKey: `mark ${mark.markId}`, secretHash: '' },
        {
          by: { kind: 'visitor', id: requester.visitorId, name: by.name },
          via: 'dashboard',
          entries: [createdEntry(ticket), { kind: 'message', blocks: blocksOf(text) }],
          ticket: { teamId: placement.teamId, assignee },
        },
      );
      return { ticketId: made.ticketId, number: made.number };
    },
  };
}

function contextOf(
  { page, appVersion, browser }: Mark,
  guide: NonNullable<Ticket['context']['guide']>,
): Ticket['context'] {
  const [, name = '', version] = /^(.*?)(?: (\d+))?$/.exec(browser ?? '') ?? [];
  return {
    guide,
    ...(page !== undefined && { page: { path: page } }),
    ...(appVersion !== undefined && { appVersion }),
    ...(name !== '' && { browser: { name, ...(version !== undefined && { version }) } }),
  };
}
