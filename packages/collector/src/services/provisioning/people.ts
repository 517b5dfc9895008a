import type { Clock } from '../../clock.ts';
import type { MemberRecord } from '../../store/records/member-records.ts';
import { changed, type Changed, type Members } from '../members.ts';

/** What the directory says of somebody; what it does not say stays as it is. */
export interface PersonInput {
  userName?: string;
  email?: string;
  name?: string;
  externalId?: string | null;
  active?: boolean;
}

/** Members, as the directory sees them: whom it has taken away is not there any more. */
export interface People {
  people(): Promise<MemberRecord[]>;
  person(memberId: string): Promise<MemberRecord | undefined>;
  addPerson(input: PersonInput & { name: string }): Promise<MemberRecord | 'taken'>;
  changePerson(memberId: string, input: PersonInput): Promise<Changed | 'unknown' | 'taken'>;
  /** They can do nothing any more from now on; what they did stays. */
  removePerson(memberId: string): Promise<Changed | undefined>;
}

/** By what the directory knows somebody: the name with which they sign in there. */
export const userNameOf = ({ userName, email, memberId }: MemberRecord): string => userName ?? email ?? memberId;

const isThere = ({ leftAt }: MemberRecord): boolean => leftAt === null;

/** Everybody whom the directory has not taken away, by name. */
export const peopleOf = async (members: Members): Promise<MemberRecord[]> => (await members.list()).filter(isThere);

export function createPeople(members: Members, clock: Clock): People {
  const everybody = (): Promise<MemberRecord[]> => peopleOf(members);
  const isOf = (userName: string) => (one: MemberRecord) => userNameOf(one).toLowerCase() === userName.toLowerCase();

  async function person(memberId: string): Promise<MemberRecord | undefined> {
    const found = await members.find(memberId);
    return found && isThere(found) ? found : undefined;
  }

  async function changePerson(memberId: string, input: PersonInput): Promise<Changed | 'unknown' | 'taken'> {
    const { active, userName, ...rest } = input;
    if (userName !== undefined && (await everybody()).some((one) => one.memberId !== memberId && isOf(userName)(one))) {
      return 'taken';
    }
    const done = await members.update(memberId, (member) => {
      if (!isThere(member)) return undefined;
      const named = userName === undefined ? member : { ...member, userName };
      return changed(named, { ...rest, ...(active === true && { disabled: false }) });
    });
    if (done === 'taken') return 'taken';
    if (typeof done !== 'object') return 'unknown';
    if (active !== false || done.after.state === 'disabled') return done;
    const left = await members.leave(memberId);
    return left === undefined ? 'unknown' : { before: done.before, after: left.after };
  }

  return {
    people: everybody,
    person,
    async addPerson(input) {
      const { userName = '', email, name, externalId = null, active } = input;
      const all = await members.list();
      if (all.some((one) => isThere(one) && isOf(userName)(one))) return 'taken';
      // Whom the directory brings back is who they were, without what they could do.
      const back = all.find(
        (one) => !isThere(one) && (isOf(userName)(one) || (email !== undefined && one.email === email.toLowerCase())),
      );
      if (back !== undefined) {
        const groups = { claimed: [], pushed: [] };
        await members.update(back.memberId, (now) => ({ ...now, leftAt: null, grants: [], groups }));
        const done = await changePerson(back.memberId, { active: true, ...input });
        return typeof done === 'object' ? done.after : 'taken';
      }
      const made = await members.invite({ name, email: email ?? null, grants: [], externalId, userName });
      if (made === 'taken' || active !== false) return made;
      return (await members.leave(made.memberId))?.after ?? 'taken';
    },
    changePerson,
    async removePerson(memberId) {
      return (await person(memberId)) && members.leave(memberId, { leftAt: clock.now() });
    },
  };
}
