import type { Pool } from 'pg';
import type { QuestionRecord, QuestionRecords } from '../question-records.ts';
import { asker } from './accounts.ts';

const PUT = `
  INSERT INTO question (question_id, app_id, member_id, name, shared, content) VALUES ($1, $2, $3, $4, $5, $6)
  ON CONFLICT (question_id) DO UPDATE SET name = excluded.name, shared = excluded.shared, content = excluded.content`;

export function postgresQuestions(pool: Pool): QuestionRecords {
  const ask = asker(pool);
  const all = async (where: string, ...values: string[]): Promise<QuestionRecord[]> =>
    (await ask(`SELECT content FROM question WHERE app_id = $1 AND ${where}`, ...values)).rows.map(toQuestion);
  return {
    of: (appId, memberId) =>
      all('(member_id = $2 OR shared = 1) ORDER BY name COLLATE "C", question_id COLLATE "C"', appId, memberId),
    find: async (appId, questionId) => (await all('question_id = $2', appId, questionId))[0],
    async put(question) {
      const { questionId, appId, memberId, name, shared } = question;
      await ask(PUT, questionId, appId, memberId, name, Number(shared), JSON.stringify(question));
    },
    remove: async (appId, questionId) =>
      (await ask('DELETE FROM question WHERE app_id = $1 AND question_id = $2', appId, questionId)).count === 1,
  };
}

// Written by `put`, and by nobody else.
const toQuestion = ({ content }: Record<string, unknown>): QuestionRecord =>
  JSON.parse(String(content)) as QuestionRecord;
