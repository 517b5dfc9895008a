import type { Mailed, Mailing, MailingInput, MailingLeft, Person } from '@handrail/protocol';
import type { Clock } from '../../clock.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import { judge, maySomewhere, type AppRight, type Rightful } from '../rights.ts';
import type { Chance } from '../secrets.ts';
import { isTimeZone, nextDue } from './due.ts';
import type { LeaveLinks } from './leave.ts';

/** Who asks. */
interface Asking extends Rightful {
  memberId: string | undefined;
}

export type MailingRefusal =
  'not-there' | 'no-such-member' | 'not-allowed-address' | 'no-such-time-zone' | 'nobody' | 'full';

export interface MailingDesk {
  links: LeaveLinks;
  /** Those that they made, and those that they may change. */
  list(asking: Asking): Promise<Mailing[]>;
  /** One that they see; undefined otherwise. */
  find(asking: Asking, mailingId: string): Promise<Mailing | undefined>;
  make(asking: Asking, by: Person, input: MailingInput): Promise<{ mailing: Mailing } | { refused: MailingRefusal }>;
  change(
    asking: Asking,
    before: Mailing,
    input: MailingInput,
  ): Promise<{ mailing: Mailing } | { refused: MailingRefusal }>;
  remove(mailingId: string): Promise<boolean>;
  /** Addresses of people without an account that an admin allowed, for who may send them reports. */
  addresses(asking: Asking): Promise<string[]>;
  allow(addresses: readonly string[]): Promise<void>;
  /** Leaves a mailing by the link in a mail, or comes back to it; without `wanted` it only looks. */
  leave(token: string, wanted: boolean | undefined): Promise<MailingLeft | undefined>;
}

const MOST = 200;

export interface MailingDeskParts {
  records: Pick<RecordStore, 'apps' | 'mailings' | 'members' | 'questions' | 'rollouts'>;
  links: LeaveLinks;
  clock: Clock;
  chance: Chance;
}

export function createMailingDesk({ records, links, clock, chance }: MailingDeskParts): MailingDesk {
  const { mailings } = records;
  const sees = (asking: Asking, { what, owner }: Mailing): boolean =>
    (owner.memberId !== null && owner.memberId === asking.memberId) || mayMail(asking, what);

  async function refusalOf(asking: Asking, input: MailingInput): Promise<MailingRefusal | undefined> {
    const { what, when, memberIds, addresses } = input;
    if (!mayMail(asking, what) || !(await isThere(asking, what))) return 'not-there';
    if (memberIds.length + addresses.length === 0) return 'nobody';
    if (!isTimeZone(when.timeZone)) return 'no-such-time-zone';
    for (const memberId of memberIds) {
      if ((await records.members.find(memberId)) === undefined) return 'no-such-member';
    }
    const allowed = new Set(await mailings.addresses());
    return addresses.every((address) => allowed.has(fold(address))) ? undefined : 'not-allowed-address';
  }

  async function isThere({ memberId }: Asking, what: Mailed): Promise<boolean> {
    if (what.appId !== undefined && (await records.apps.find(what.appId)) === undefined) return false;
    if (what.kind === 'rollout') {
      return (await records.rollouts.find(what.rolloutId))?.rollout.scope.appIds.includes(what.appId) ?? false;
    }
    if (what.kind === 'overview') return true;
    const question = await records.questions.find(what.appId, what.questionId);
    return question !== undefined && (question.shared || question.memberId === memberId);
  }

  const cleaned = (input: MailingInput): MailingInput => ({
    ...input,
    name: input.name.trim(),
    addresses: [...new Set(input.addresses.map(fold))],
  });

  return {
    links,
    list: async (asking) => (await mailings.list()).filter((mailing) => sees(asking, mailing)),
    async find(asking, mailingId) {
      const found = await mailings.find(mailingId);
      return found !== undefined && sees(asking, found) ? found : undefined;
    },
    async make(asking, by, input) {
      const refused = await refusalOf(asking, input);
      if (refused !== undefined) return { refused };
      if ((await mailings.list()).length >= MOST) return { refused: 'full' };
      const mailing: Mailing = {
        ...{ mailingId: `mlg_${chance(8).toString('hex')}`, ...cleaned(input), left: [] },
        owner: { memberId: by.memberId, name: by.name },
        standing: { dueAt: nextDue(input.when, clock.now()), sentFor: null, sent: 0, leftOut: 0, fault: null },
      };
      await mailings.put(mailing);
      return { mailing };
    },
    async change(asking, before, input) {
      const refused = await refusalOf(asking, input);
      if (refused !== undefined) return { refused };
      const next = cleaned(input);
      const dueAt = nextDue(next.when, clock.now());
      const mailing: Mailing = {
        ...{ ...before, isOff: false, ...next, standing: { ...before.standing, dueAt, fault: null } },
        // Who left stays away, also when somebody else writes them down again.
        left: before.left,
      };
      await mailings.put(mailing);
      return { mailing };
    },
    remove: (mailingId) => mailings.remove(mailingId),
    addresses: async (asking) => (mayUse(asking) ? mailings.addresses() : []),
    allow: (addresses) => mailings.allow([...new Set(addresses.map(fold))]),
    async leave(token, wanted) {
      const read = links.read(token);
      for (;;) {
        const mailing = read && (await mailings.find(read.mailingId));
        if (read === undefined || mailing === undefined) return undefined;
        const recipient = [...mailing.memberIds, ...mailing.addresses, ...mailing.left].find(read.isOf);
        if (recipient === undefined) return undefined;
        const isIn = !mailing.left.includes(recipient);
        if (wanted === undefined || wanted === isIn) return { name: mailing.name, wanted: isIn };
        const others = mailing.left.filter((one) => one !== recipient);
        const next = { ...mailing, left: wanted ? others : [...others, recipient] };
        if (await mailings.replace(mailing, next)) return { name: mailing.name, wanted };
        // Somebody else changed it at the same moment: look again.
      }
    },
  };
}

const RIGHT: AppRight = 'mailing.write';

/** In the app that it is about; that of all apps is for who has the right in some: each reader gets what they may see. */
function mayMail(asking: Asking, { appId }: Mailed): boolean {
  if (appId !== undefined) return judge(asking, RIGHT, appId) === 'yes';
  // A token that was made for one app makes nothing of all of them.
  return asking.scope?.appId === undefined && maySomewhere(asking, RIGHT);
}

const mayUse = (asking: Asking): boolean => maySomewhere(asking, RIGHT) || judge(asking, 'member.manage') === 'yes';

const fold = (address: string): string => address.trim().toLowerCase();
