import type { DatabaseSync } from 'node:sqlite';
import { guarded, inTransaction } from '../../sqlite/guarded.ts';
import { textOf, toMailing, type MailingRecords } from '../mailing-records.ts';

export function sqliteMailings(database: DatabaseSync): MailingRecords {
  const all = database.prepare('SELECT content FROM mailing ORDER BY mailing_id');
  const one = database.prepare('SELECT content FROM mailing WHERE mailing_id = ?');
  const put = database.prepare('INSERT OR REPLACE INTO mailing (mailing_id, content) VALUES (?, ?)');
  const replace = database.prepare('UPDATE mailing SET content = ? WHERE mailing_id = ? AND content = ?');
  const remove = database.prepare('DELETE FROM mailing WHERE mailing_id = ?');
  const addresses = database.prepare('SELECT address FROM mailing_address ORDER BY address');
  const allow = database.prepare('INSERT OR IGNORE INTO mailing_address (address) VALUES (?)');
  return {
    list: () => guarded(() => all.all().map(toMailing)),
    find: (mailingId) =>
      guarded(() => {
        const row = one.get(mailingId);
        return row && toMailing(row);
      }),
    put: (mailing) => guarded(() => void put.run(mailing.mailingId, textOf(mailing))),
    replace: (was, next) => guarded(() => replace.run(textOf(next), was.mailingId, textOf(was)).changes === 1),
    remove: (mailingId) => guarded(() => remove.run(mailingId).changes === 1),
    addresses: () => guarded(() => addresses.all().map((row) => String(row['address']))),
    allow: (list) =>
      guarded(() =>
        inTransaction(database, () => {
          database.exec('DELETE FROM mailing_address');
          for (const address of list) allow.run(address);
        }),
      ),
  };
}
