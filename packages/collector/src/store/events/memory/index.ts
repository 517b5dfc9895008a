import * as answers from '../answers/index.ts';
import { narrowed } from '../answers/log.ts';
import { apartByClients } from '../apart.ts';
import { clientKey, readClient } from '../clients.ts';
import type { EventStore } from '../event-store.ts';
import { byInstant } from '../order.ts';
import type { Who } from '../usage-questions.ts';
import { createAppLog, type AppLog } from './app-log.ts';

/** The event log in memory, for tests and trials: nothing outlives the process. */
export function openMemoryEvents(): EventStore {
  const logs = new Map<string, AppLog>();
  /** As if nothing else had happened than what a question is about. */
  const logOf = (appId: string, who?: Who): AppLog => {
    const log = logs.get(appId) ?? createAppLog();
    logs.set(appId, log);
    return narrowed(log, who);
  };

  return apartByClients({
    async append(appId, records) {
      const log = logOf(appId);
      const accepted = records.filter((record) => log.add(record)).length;
      return { accepted, duplicates: records.length - accepted };
    },
    async count(appId) {
      const { length } = logOf(appId).all();
      return { stored: length, distinct: length };
    },
    async history(appId, visitorId) {
      const { personOf, histories } = logOf(appId);
      const joined = [...histories.visitorIds()].filter((one) => personOf(one) === visitorId);
      return histories.of([...new Set([visitorId, ...joined])]);
    },
    guideTotals: async (appId, guideIds, windows) =>
      windows.map((window) => guideIds.map((guideId) => answers.guideTotals(logOf(appId), guideId, window))),
    stepTotals: async (appId, guideId, window) => answers.stepTotals(logOf(appId), guideId, window),
    journeys: async (appId, guideId, window) => answers.journeys(logOf(appId), guideId, window),
    outcomes: async (appId, guideId, query) => answers.outcomes(logOf(appId), guideId, query),
    goal: async (appId, guideId, query) => answers.goal(logOf(appId), guideId, query),
    activePeople: async (appId, windows, who) => answers.activePeople(logOf(appId, who), windows, who),
    activeByTrait: async (appId, window, trait, who) => answers.activeByTrait(logOf(appId, who), window, trait, who),
    funnel: async (appId, steps, query) => answers.funnel(logOf(appId, query.who), steps, query),
    featureUse: async (appId, uses, query) => answers.featureUse(logOf(appId, query.who), uses, query),
    retention: async (appId, weeks, who) => answers.retention(logOf(appId, who), weeks, who),
    timeInApp: async (appId, windows, who) => answers.timeInApp(logOf(appId, who), windows, who),
    topPages: async (appId, window, limit) => answers.topPages(logOf(appId), window, limit),
    walks: async (appId, query) => answers.walks(logOf(appId, query.who), query),
    people: async (appId, query) => answers.people(logOf(appId, query.who), query),
    paths: async (appId, query) => answers.paths(logOf(appId), query),
    frustration: async (appId, window, limit) => answers.frustration(logOf(appId), window, limit),
    frustrationTimes: async (appId, windows) => answers.frustrationTimes(logOf(appId), windows),
    topElements: async (appId, window, limit) => answers.topElements(logOf(appId), window, limit),
    async clients(appId) {
      const keys = new Set(
        logOf(appId)
          .all()
          .flatMap(({ client }) => clientKey(client) ?? []),
      );
      return [...keys].map(readClient);
    },
    events: async (appId, query) => answers.pageOf(logOf(appId).all(), logOf(appId).personOf, query),
    async eraseVisitor(appId, visitorId) {
      const log = logOf(appId);
      return log.erase(log.personOf(visitorId));
    },
    async *exportVisitor(appId, visitorId) {
      const { all, personOf } = logOf(appId);
      const theirs = all().filter(({ event }) => personOf(event.visitorId) === personOf(visitorId));
      yield* theirs.sort(byInstant).map(answers.asListed);
    },
    async removeApp(appId) {
      const { length } = logOf(appId).all();
      logs.delete(appId);
      return length;
    },
    forget: async (appId, eventClass, before) => logOf(appId).forget(eventClass, before),
    async check() {},
    async close() {},
  });
}
