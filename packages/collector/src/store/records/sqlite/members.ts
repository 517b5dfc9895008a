import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { readMember, type MemberRecord, type MemberRecords } from '../member-records.ts';

export function sqliteMembers(database: DatabaseSync): MemberRecords {
  const all = database.prepare('SELECT content FROM member ORDER BY name, member_id');
  const byId = database.prepare('SELECT content FROM member WHERE member_id = ?');
  const byEmail = database.prepare('SELECT content FROM member WHERE email = ?');
  const byOpenid = database.prepare('SELECT content FROM member WHERE openid = ?');
  const insert = database.prepare(
    'INSERT INTO member (member_id, revision, name, email, openid, content) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const update = database.prepare(
    'UPDATE OR IGNORE member SET revision = ?, name = ?, email = ?, openid = ?, content = ? WHERE member_id = ? AND revision = ?',
  );
  const current = database.prepare('SELECT 1 FROM member WHERE member_id = ? AND revision = ?');
  const remove = database.prepare('DELETE FROM member WHERE member_id = ?');
  const leavings = ['member_session', 'one_time', 'api_token', 'edit'].map((table) =>
    database.prepare(`DELETE FROM ${table} WHERE member_id = ?`),
  );

  return {
    list: () => guarded(() => all.all().flatMap((row) => toMember(row) ?? [])),
    find: (memberId) => guarded(() => toMember(byId.get(memberId))),
    findByEmail: (email) => guarded(() => toMember(byEmail.get(email))),
    findByOpenid: (issuer, subject) => guarded(() => toMember(byOpenid.get(openidKey({ issuer, subject })))),
    add: (member) =>
      guarded(() => {
        const { memberId, revision, name, email, openid } = member;
        const added = insert.run(memberId, revision, name, email, openidKey(openid), JSON.stringify(member));
        return added.changes === 1 ? 'added' : 'taken';
      }),
    replace: (member) =>
      guarded(() =>
        inTransaction(database, () => {
          const { memberId, revision, name, email, openid } = member;
          if (current.get(memberId, revision) === undefined) return 'stale';
          const next = revision + 1;
          const content = JSON.stringify({ ...member, revision: next });
          const done = update.run(next, name, email, openidKey(openid), content, memberId, revision);
          return done.changes === 1 ? 'replaced' : 'taken';
        }),
      ),
    remove: (memberId) =>
      guarded(() =>
        inTransaction(database, () => {
          for (const leaving of leavings) leaving.run(memberId);
          return remove.run(memberId).changes === 1;
        }),
      ),
  };
}

/** Issuer and subject as one text; an address has no blank. */
const openidKey = (openid: MemberRecord['openid']): string | null => openid && `${openid.issuer} ${openid.subject}`;

const toMember = (row: Record<string, unknown> | undefined): MemberRecord | undefined =>
  row && readMember(row['content']);
