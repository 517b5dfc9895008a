import type { App, Article, Segment, SegmentRow, SegmentUse } from '@handrail/protocol';
import { ENVIRONMENTS } from '@handrail/protocol/schema';
import type { RecordStore } from '../store/records/record-store.ts';
import { segmentsNamedIn } from './unknown-references.ts';

/** Named audiences of an app, with what uses each. */
export interface Segments {
  /** By name. Undefined when there is no such app. */
  list(appId: string): Promise<SegmentRow[] | undefined>;
  /** Makes or replaces a segment; `full` where the app has as many as it may. */
  put(app: App, segment: Segment): Promise<'made' | 'changed' | 'full'>;
  /** Removes a segment that nothing uses; else what uses it. Undefined when it is not there. */
  remove(app: App, segmentId: string): Promise<SegmentUse[] | undefined>;
  /** What would be left without its segment if the app had these alone. */
  missedWith(app: App, segments: readonly Segment[]): Promise<SegmentUse[]>;
}

const MOST = 200;

export function createSegments(
  { apps, guides, articles }: RecordStore,
  /** Pages are to hear of it. */
  changed: (appId: string) => void,
): Segments {
  /** Everything of an app that may name a segment, with what it is called. */
  async function usersOf({ appId, segments = [] }: App): Promise<{ use: SegmentUse; named: ReadonlySet<string> }[]> {
    const live = await Promise.all(ENVIRONMENTS.map((environment) => guides.published(appId, environment)));
    const drafts = (await guides.list(appId)).filter(({ desk }) => desk.archived === undefined);
    const words = await articles.list(appId);
    return [
      ...[...drafts.map(({ draft }) => draft), ...live.flat()].map((guide) => ({
        use: { kind: 'guide' as const, id: guide.guideId, title: guide.title },
        named: segmentsNamedIn(guide),
      })),
      ...words.flatMap(({ draft, published }) =>
        [draft, published].map((article) => ({
          use: { kind: 'article' as const, id: draft.articleId, title: titleOf(draft) },
          named: segmentsNamedIn(article),
        })),
      ),
      ...segments.map(({ segmentId, name, when }) => ({
        use: { kind: 'segment' as const, id: segmentId, title: name },
        named: segmentsNamedIn({ when }),
      })),
    ];
  }

  function usesOf(users: Awaited<ReturnType<typeof usersOf>>, segmentId: string): SegmentUse[] {
    const found = users
      .filter(({ use, named }) => named.has(segmentId) && !(use.kind === 'segment' && use.id === segmentId))
      .map(({ use }) => [`${use.kind} ${use.id}`, use] as const);
    return [...new Map(found.toReversed()).values()].toReversed();
  }

  async function write({ appKey, appId, ...settings }: App, segments: Segment[]): Promise<void> {
    await apps.put({ ...settings, appId, appKey, segments });
    changed(appId);
  }

  return {
    async list(appId) {
      const app = await apps.find(appId);
      if (app === undefined) return undefined;
      const users = await usersOf(app);
      return (app.segments ?? [])
        .map((segment) => ({ ...segment, uses: usesOf(users, segment.segmentId) }))
        .sort((one, other) => one.name.localeCompare(other.name));
    },
    async put(app, segment) {
      const all = app.segments ?? [];
      const at = all.findIndex(({ segmentId }) => segmentId === segment.segmentId);
      if (at < 0 && all.length >= MOST) return 'full';
      await write(app, at < 0 ? [...all, segment] : all.with(at, segment));
      return at < 0 ? 'made' : 'changed';
    },
    async remove(app, segmentId) {
      const all = app.segments ?? [];
      if (!all.some((one) => one.segmentId === segmentId)) return undefined;
      const uses = usesOf(await usersOf(app), segmentId);
      if (uses.length === 0) {
        await write(
          app,
          all.filter((one) => one.segmentId !== segmentId),
        );
      }
      return uses;
    },
    async missedWith(app, segments) {
      const stay = new Set(segments.map(({ segmentId }) => segmentId));
      const gone = (app.segments ?? []).filter(({ segmentId }) => !stay.has(segmentId));
      if (gone.length === 0) return [];
      const users = await usersOf({ ...app, segments: [...segments] });
      return gone.flatMap(({ segmentId }) => usesOf(users, segmentId));
    },
  };
}

const titleOf = ({ articleId, locale, variants }: Article): string => variants[locale]?.title ?? articleId;
