import type { Pool } from 'pg';
import { guarded, inTransaction, isTaken } from '../../postgres/guarded.ts';
import { readMember, type MemberRecord, type MemberRecords } from '../member-records.ts';
import { asker } from './accounts.ts';

const INSERT = `
  INSERT INTO member (member_id, revision, name, email, openid, content) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT DO NOTHING`;
const UPDATE = `
  UPDATE member SET revision = $2 + 1, name = $3, email = $4, openid = $5, content = $6
  WHERE member_id = $1 AND revision = $2`;

export function postgresMembers(pool: Pool): MemberRecords {
  const ask = asker(pool);
  const one = async (where: string, value: string): Promise<MemberRecord | undefined> => {
    const { rows } = await ask(`SELECT content FROM member WHERE ${where} = $1`, value);
    return rows[0] && toMember(rows[0]);
  };
  return {
    list: async () =>
      (await ask('SELECT content FROM member ORDER BY name COLLATE "C", member_id COLLATE "C"')).rows.map(toMember),
    find: (memberId) => one('member_id', memberId),
    findByEmail: (email) => one('email', email),
    findByOpenid: (issuer, subject) => one('openid', `${issuer} ${subject}`),
    add: async (member) => ((await ask(INSERT, ...valuesOf(member))).count === 1 ? 'added' : 'taken'),
    async replace(member) {
      const [memberId, revision, ...rest] = valuesOf({ ...member, revision: member.revision + 1 });
      try {
        const values = [memberId, Number(revision) - 1, ...rest];
        const { rowCount } = await guarded(() => inTransaction(pool, (client) => client.query(UPDATE, values)));
        return rowCount === 1 ? 'replaced' : 'stale';
      } catch (error) {
        if (isTaken(error)) return 'taken';
        throw error;
      }
    },
    remove: (memberId) =>
      guarded(() =>
        inTransaction(pool, async (client) => {
          for (const table of ['member_session', 'one_time', 'api_token', 'edit']) {
            await client.query(`DELETE FROM ${table} WHERE member_id = $1`, [memberId]);
          }
          return (await client.query('DELETE FROM member WHERE member_id = $1', [memberId])).rowCount === 1;
        }),
      ),
  };
}

function valuesOf(member: MemberRecord): unknown[] {
  const { memberId, revision, name, email, openid } = member;
  return [memberId, revision, name, email, openid && `${openid.issuer} ${openid.subject}`, JSON.stringify(member)];
}

const toMember = ({ content }: Record<string, unknown>): MemberRecord => readMember(content);
