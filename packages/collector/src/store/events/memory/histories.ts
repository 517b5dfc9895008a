import type { GuideHistory } from '@handrail/protocol';
import type { EventRecord } from '../event-store.ts';
import { joinTraces, toHistories, traceOf, type GuideTrace } from '../guide-trace.ts';

/** What the visitors of one app did with guides. */
export interface Histories {
  learn(record: EventRecord): void;
  /** Of all these visitors together. */
  of(visitorIds: readonly string[]): GuideHistory[];
  visitorIds(): Iterable<string>;
  erase(visitorId: string): void;
}

export function createHistories(): Histories {
  const kept = new Map<string, Map<string, GuideTrace>>();
  const put = (traces: Map<string, GuideTrace>, trace: GuideTrace): void => {
    const before = traces.get(trace.guideId);
    traces.set(trace.guideId, before === undefined ? trace : joinTraces(before, trace));
  };
  return {
    learn(record) {
      const trace = traceOf(record);
      if (trace === undefined) return;
      const traces = kept.get(record.event.visitorId) ?? new Map<string, GuideTrace>();
      kept.set(record.event.visitorId, traces);
      put(traces, trace);
    },
    of(visitorIds) {
      const all = new Map<string, GuideTrace>();
      for (const visitorId of visitorIds) for (const trace of kept.get(visitorId)?.values() ?? []) put(all, trace);
      return toHistories(all.values());
    },
    visitorIds: () => [...kept.keys()],
    erase: (visitorId) => void kept.delete(visitorId),
  };
}
