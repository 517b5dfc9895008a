import type { Clock } from '../../clock.ts';
import type { RecordStore } from '../../store/records/record-store.ts';
import type { Members } from '../members.ts';
import type { Chance } from '../secrets.ts';
import { createGroups, type Groups } from './groups.ts';
import { createPeople, type People } from './people.ts';

export { userNameOf, type PersonInput } from './people.ts';
export type { FilledGroup, GroupInput } from './groups.ts';

/** What the company's directory does to members and groups. */
export type Provisioning = People & Groups;

export interface ProvisioningParts {
  records: Pick<RecordStore, 'groups'>;
  members: Members;
  clock: Clock;
  chance: Chance;
}

export const createProvisioning = ({ records, members, clock, chance }: ProvisioningParts): Provisioning => ({
  ...createPeople(members, clock),
  ...createGroups(records.groups, members, chance),
});
