/** A group of the company's directory. Who is in it stands with the members, by its name. */
export interface GroupRecord {
  groupId: string;
  /** No two groups have the same. */
  name: string;
  /** What the directory calls it. */
  externalId: string | null;
}

export interface GroupRecords {
  /** All groups, by name. */
  list(): Promise<GroupRecord[]>;
  find(groupId: string): Promise<GroupRecord | undefined>;
  /** Makes the group, or replaces the one with this id. `taken`: another one has the name. */
  put(group: GroupRecord): Promise<'made' | 'changed' | 'taken'>;
  remove(groupId: string): Promise<boolean>;
}

/** Of a row as both databases name its columns. */
export const toGroup = (row: Record<string, unknown>): GroupRecord => ({
  groupId: String(row['group_id']),
  name: String(row['name']),
  externalId: typeof row['external_id'] === 'string' ? row['external_id'] : null,
});
