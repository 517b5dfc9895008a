import type { DatabaseSync } from 'node:sqlite';
import { guarded } from '../../sqlite/guarded.ts';
import type { QuestionRecord, QuestionRecords } from '../question-records.ts';

export function sqliteQuestions(database: DatabaseSync): QuestionRecords {
  const seen = database.prepare(
    'SELECT content FROM question WHERE app_id = ? AND (member_id = ? OR shared = 1) ORDER BY name, question_id',
  );
  const one = database.prepare('SELECT content FROM question WHERE app_id = ? AND question_id = ?');
  const put = database.prepare(
    `INSERT INTO question (question_id, app_id, member_id, name, shared, content) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (question_id) DO UPDATE SET name = excluded.name, shared = excluded.shared, content = excluded.content`,
  );
  const remove = database.prepare('DELETE FROM question WHERE app_id = ? AND question_id = ?');
  return {
    of: (appId, memberId) => guarded(() => seen.all(appId, memberId).map(toQuestion)),
    find: (appId, questionId) =>
      guarded(() => {
        const row = one.get(appId, questionId);
        return row && toQuestion(row);
      }),
    put: (question) =>
      guarded(() => {
        const { questionId, appId, memberId, name, shared } = question;
        put.run(questionId, appId, memberId, name, Number(shared), JSON.stringify(question));
      }),
    remove: (appId, questionId) => guarded(() => remove.run(appId, questionId).changes === 1),
  };
}

// Written by `put`, and by nobody else.
const toQuestion = (row: Record<string, unknown>): QuestionRecord =>
  JSON.parse(String(row['content'])) as QuestionRecord;
