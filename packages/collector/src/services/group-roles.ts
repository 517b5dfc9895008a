import type { Grant, Role } from '@handrail/protocol';
import { ROLES } from '@handrail/protocol/schema';

/** A role that whoever is in a group of the company's directory has, in one app or in every app. */
export interface GroupRole {
  group: string;
  role: Role;
  appId?: string;
}

const isRole = (text: string): text is Role => ROLES.some((role) => role === text);

/**
 * Reads `Group=role,role@app; Other group=role`: after the last `=` of each part stand roles, in every app or in the one
 * behind the `@`. Answers with the part that cannot be meant.
 */
export function readGroupRoles(text: string): GroupRole[] | { bad: string } {
  const all: GroupRole[] = [];
  for (const part of text.split(';').map((one) => one.trim())) {
    if (part === '') continue;
    const at = part.lastIndexOf('=');
    const group = part.slice(0, Math.max(0, at)).trim();
    if (group === '') return { bad: part };
    for (const one of part.slice(at + 1).split(',')) {
      const [role = '', appId, ...more] = one.trim().split('@');
      if (!isRole(role) || appId === '' || more.length > 0) return { bad: part };
      all.push({ group, role, ...(appId !== undefined && { appId }) });
    }
  }
  return all;
}

/** What the groups with these names give. */
export function grantsOfGroups(groupRoles: readonly GroupRole[], names: readonly string[]): Grant[] {
  const fitting = groupRoles.filter(({ group }) => names.includes(group));
  return joinGrants(
    [],
    fitting.map(({ role, appId }) => ({ roles: [role], ...(appId !== undefined && { appId }) })),
  );
}

/** Both together: one grant a place, each role once. */
export function joinGrants(some: readonly Grant[], more: readonly Grant[]): Grant[] {
  const byPlace = new Map<string | undefined, Role[]>();
  for (const { appId, roles } of [...some, ...more]) {
    byPlace.set(appId, [...new Set([...(byPlace.get(appId) ?? []), ...roles])]);
  }
  return [...byPlace].map(([appId, roles]) => (appId === undefined ? { roles } : { appId, roles }));
}
