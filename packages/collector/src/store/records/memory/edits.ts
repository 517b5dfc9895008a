import type { EditRecord, EditRecords } from '../edit-records.ts';

const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

export function memoryEdits(edits: Map<string, EditRecord>): EditRecords {
  const alive = (now: number): EditRecord[] => [...edits.values()].filter(({ expiresAt }) => expiresAt > now);
  const ofLink = (hash: string, now: number): EditRecord | undefined =>
    alive(now).find(({ linkHash }) => linkHash === hash);
  return {
    async add(edit, now) {
      for (const one of [...edits.values()]) if (one.expiresAt <= now) edits.delete(one.editId);
      edits.set(edit.editId, structuredClone(edit));
    },
    findByLink: async (hash, now) => structuredClone(ofLink(hash, now)),
    findBySession: async (hash, now) =>
      structuredClone(alive(now).find(({ session }) => session?.sessionHash === hash)),
    async begin(hash, session, expiresAt, now) {
      const edit = ofLink(hash, now);
      if (edit === undefined) return 'unknown';
      if (edit.session?.sessionHash === session.sessionHash) return 'begun';
      if (edit.session !== null) {
        edits.delete(edit.editId);
        return 'used';
      }
      edits.set(edit.editId, { ...edit, session: { ...session }, expiresAt });
      return 'begun';
    },
    async touch(editId, seenAt) {
      const edit = edits.get(editId);
      if (edit?.session) edits.set(editId, { ...edit, session: { ...edit.session, seenAt } });
    },
    of: async (memberId, now) =>
      structuredClone(alive(now).filter((edit) => edit.memberId === memberId && edit.session !== null)).sort(
        (a, b) => (b.session?.seenAt ?? 0) - (a.session?.seenAt ?? 0) || order(a.editId, b.editId),
      ),
    origins: async (appId, now) =>
      [...new Set(alive(now).flatMap((edit) => (edit.appId === appId ? [edit.origin] : [])))].sort(order),
    remove: async (memberId, editId) => edits.get(editId)?.memberId === memberId && edits.delete(editId),
    async removeOf(memberId) {
      for (const one of [...edits.values()]) if (one.memberId === memberId) edits.delete(one.editId);
    },
  };
}
