import { setImmediate } from 'node:timers/promises';
import * as answers from '../answers/index.ts';
import type { TimeWindow } from '../event-store.ts';
import type { GuideQuestions } from '../guide-questions.ts';
import type { AppLog } from './log.ts';
import type { Ask } from './turns.ts';

/** What became of a guide: of some hundred people after the other, with other questions in between. */
export function sqliteGuideActs(
  ask: Ask,
  logsOf: (appId: string, guideId: string, window: TimeWindow) => Iterable<AppLog>,
): GuideQuestions {
  async function each(logs: () => Iterable<AppLog>, take: (log: AppLog) => void): Promise<void> {
    const parts = await ask(() => logs()[Symbol.iterator]());
    for (let next = await ask(() => parts.next()); next.done !== true; next = await ask(() => parts.next())) {
      const log = next.value;
      await ask(() => take(log));
      await setImmediate();
    }
  }

  return {
    async outcomes(appId, guideId, query) {
      const count = answers.createOutcomeCount(query);
      const logs = () => logsOf(appId, guideId, query.window);
      await each(logs, (log) => answers.takeOutcomes(count, log, guideId, query));
      return count.result();
    },
    async goal(appId, guideId, query) {
      const count = answers.createGoalCount(query);
      const logs = () => logsOf(appId, guideId, query.window);
      await each(logs, (log) => answers.takeGoal(count, log, guideId, query));
      return count.result();
    },
  };
}
