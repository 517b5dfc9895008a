import type { App, GuideHistory, GuideVersion, TraitValue } from '@handrail/protocol';
import { inAudience, type Facts } from '@handrail/protocol/conditions';
import { explainGuide, type ExplainOptions, type Reason } from '@handrail/protocol/explain';
import { isHeldOut } from '@handrail/protocol/schedule';
import type { Clock } from '../clock.ts';
import type { EventStore } from '../store/events/event-store.ts';

const DAY = 86_400_000;

/** What the collector holds of a visitor that conditions ask about. */
interface Known {
  traits: Record<string, TraitValue>;
  /** Instants of each event by its name. */
  events: ReadonlyMap<string, readonly number[]>;
  history: readonly GuideHistory[];
}

/** Why a guide starts by itself for a visitor, as far as that can be told from what is kept; undefined of whom nothing is. */
export type ExplainVisitor = (
  app: App,
  guide: GuideVersion,
  visitorId: string,
  options: Pick<ExplainOptions, 'texts' | 'titleOf'>,
) => Promise<Reason[] | undefined>;

export function createExplainVisitor(events: EventStore, clock: Clock): ExplainVisitor {
  return async (app, guide, visitorId, options) => {
    const known = await knownOf(events, app.appId, visitorId);
    if (known === undefined) return undefined;
    const facts = factsOf(app, known, clock.now());
    const now = {
      ...{ facts, limits: undefined, shownToday: 0, busy: false },
      history: (guideId: string) => facts.history?.(guideId),
      fired: () => false,
      isFor: () => inAudience(guide.audience, facts),
    };
    const declared = app.usage?.traits ?? {};
    return explainGuide(
      guide,
      { now, isHeldOut: isHeldOut(visitorId, guide) },
      {
        ...options,
        // Of a page, its elements, the browser and its clock the log says nothing. Traits come only where the app has named them.
        isKnown: (what) =>
          'type' in what &&
          (what.type === 'guide' ||
            what.type === 'event' ||
            (what.type === 'trait' && Object.hasOwn(declared, what.name))),
      },
    );
  };
}

async function knownOf(events: EventStore, appId: string, visitorId: string): Promise<Known | undefined> {
  let traits: Known['traits'] = {};
  const times = new Map<string, number[]>();
  for await (const { event, at } of events.exportVisitor(appId, visitorId)) {
    if (event.name === 'visitor.identified' && event.traits) traits = { ...traits, ...event.traits };
    const before = times.get(event.name);
    if (before) before.push(at);
    else times.set(event.name, [at]);
  }
  const history = await events.history(appId, visitorId);
  return times.size + history.length > 0 ? { traits, events: times, history } : undefined;
}

const factsOf = ({ segments = [] }: App, { traits, events, history }: Known, now: number): Facts => ({
  page: { path: '/', query: '', hash: '' },
  ...{ traits, segments, now },
  history: (guideId) => history.find((one) => one.guideId === guideId),
  events: (name, days = Infinity) => events.get(name)?.filter((at) => now - at < days * DAY).length ?? 0,
});
