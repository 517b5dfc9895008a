import type { QuestionRecord, QuestionRecords } from '../question-records.ts';
import type { Ledger } from './ledger.ts';

const order = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

/** `removeOf` forgets those of an app that goes. */
export function memoryQuestions(ledger: Ledger): QuestionRecords & { removeOf(appId: string): void } {
  const kept = ledger.map<string, QuestionRecord>();
  const inApp = (appId: string): QuestionRecord[] => [...kept.values()].filter((one) => one.appId === appId);
  return {
    of: async (appId, memberId) =>
      structuredClone(inApp(appId).filter((one) => one.shared || one.memberId === memberId)).sort(
        (a, b) => order(a.name, b.name) || order(a.questionId, b.questionId),
      ),
    find: async (appId, questionId) => structuredClone(inApp(appId).find((one) => one.questionId === questionId)),
    async put(question) {
      kept.set(question.questionId, structuredClone(question));
    },
    remove: async (appId, questionId) => kept.get(questionId)?.appId === appId && kept.delete(questionId),
    removeOf(appId) {
      for (const { questionId } of inApp(appId)) kept.delete(questionId);
    },
  };
}
