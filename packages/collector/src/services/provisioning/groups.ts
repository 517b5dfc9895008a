import type { GroupRecord, GroupRecords } from '../../store/records/group-records.ts';
import type { MemberRecord } from '../../store/records/member-records.ts';
import type { Members } from '../members.ts';
import type { Chance } from '../secrets.ts';
import { peopleOf } from './people.ts';

export interface GroupInput {
  name?: string;
  externalId?: string | null;
  /** Exactly these are in it. */
  members?: string[];
  add?: string[];
  remove?: string[];
}

/** A group, and the ids of those who are in it. */
export interface FilledGroup extends GroupRecord {
  members: MemberRecord[];
}

type GroupChange = { before: FilledGroup; after: FilledGroup };

/** Groups of the directory. */
export interface Groups {
  groups(): Promise<FilledGroup[]>;
  group(groupId: string): Promise<FilledGroup | undefined>;
  addGroup(input: GroupInput & { name: string }): Promise<FilledGroup | 'taken'>;
  changeGroup(groupId: string, input: GroupInput): Promise<GroupChange | 'unknown' | 'taken'>;
  removeGroup(groupId: string): Promise<FilledGroup | undefined>;
}

export function createGroups(records: GroupRecords, members: Members, chance: Chance): Groups {
  const everybody = (): Promise<MemberRecord[]> => peopleOf(members);
  const filled = (group: GroupRecord, all: readonly MemberRecord[]): FilledGroup => ({
    ...group,
    members: all.filter(({ groups }) => groups.pushed.includes(group.name)),
  });

  /** Puts a group's name into the members who are in it, and takes it out of the others. */
  async function fill(name: string, wanted: (member: MemberRecord) => boolean, oldName = name): Promise<void> {
    for (const member of await everybody()) {
      const pushed = member.groups.pushed.filter((one) => one !== oldName && one !== name);
      if (wanted(member)) pushed.push(name);
      if (pushed.join('\n') === member.groups.pushed.join('\n')) continue;
      await members.update(member.memberId, (now) => ({ ...now, groups: { ...now.groups, pushed } }));
    }
  }

  async function group(groupId: string): Promise<FilledGroup | undefined> {
    const found = await records.find(groupId);
    return found && filled(found, await everybody());
  }

  return {
    async groups() {
      const all = await everybody();
      return (await records.list()).map((one) => filled(one, all));
    },
    group,
    async addGroup({ name, externalId = null, members: wanted = [] }) {
      const made: GroupRecord = { groupId: `grp_${chance(8).toString('hex')}`, name, externalId };
      if ((await records.put(made)) === 'taken') return 'taken';
      await fill(name, ({ memberId }) => wanted.includes(memberId));
      return filled(made, await everybody());
    },
    async changeGroup(groupId, { name, externalId, members: wanted, add = [], remove = [] }) {
      const before = await group(groupId);
      if (before === undefined) return 'unknown';
      const after = {
        groupId,
        name: name ?? before.name,
        externalId: externalId === undefined ? before.externalId : externalId,
      };
      if ((await records.put(after)) === 'taken') return 'taken';
      const were = before.members.map(({ memberId }) => memberId);
      const those = new Set(wanted ?? [...were.filter((one) => !remove.includes(one)), ...add]);
      await fill(after.name, ({ memberId }) => those.has(memberId), before.name);
      return { before, after: filled(after, await everybody()) };
    },
    async removeGroup(groupId) {
      const before = await group(groupId);
      if (before === undefined || !(await records.remove(groupId))) return undefined;
      await fill(before.name, () => false);
      return before;
    },
  };
}
