import type { App, Environment, GuideHead, GuideVersion, Manifest } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { MANIFEST_BYTES } from '../config.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import { appOfKey } from './apps.ts';
import { createKept, tagged, type Kept, type Tagged } from './kept.ts';

export interface Manifests {
  /** Undefined when no app has this key. */
  ofKey(appKey: string): Promise<Tagged | undefined>;
  /** One guide as it was published, with whether there is such an app. */
  guide(appKey: string, guideId: string, version: number): Promise<Tagged | 'no-app' | 'no-guide'>;
  /** To be called when an app or its published guides have changed. */
  changed: (appId: string) => void;
}

/** Manifests are kept until their app changes. */
export function createManifests(
  records: RecordStore,
  clock: Clock,
  kept: Kept = createKept(records, clock),
): Manifests {
  const { apps, guides, credentials } = records;
  return {
    ofKey: (appKey) =>
      kept.get(`manifest ${appKey}`, async () => {
        const keyed = await appOfKey({ apps, credentials }, appKey);
        if (keyed === undefined) return undefined;
        const { app, environment } = keyed;
        const published = await guides.published(app.appId, environment);
        return {
          appId: app.appId,
          answer: tagged(
            manifestText(
              app,
              published.map((guide) => forVisitors(guide, environment)),
            ),
          ),
        };
      }),
    async guide(appKey, guideId, version) {
      const keyed = await appOfKey({ apps, credentials }, appKey);
      if (keyed === undefined) return 'no-app';
      const found = await guides.version(keyed.app.appId, guideId, version);
      return found === undefined ? 'no-guide' : tagged(JSON.stringify(forVisitors(found, keyed.environment), forPages));
    },
    changed: kept.changed,
  };
}

function manifestText({ appId, theme, limits, segments, usage, help }: App, guides: readonly GuideVersion[]): string {
  const manifest = (some: Manifest['guides']): string =>
    // What an app has not set is undefined, which JSON leaves out.
    JSON.stringify({ protocol: 1, appId, theme, limits, segments, usage, help, guides: some }, forPages);
  const whole = manifest([...guides]);
  return Buffer.byteLength(whole) <= MANIFEST_BYTES ? whole : manifest(guides.map(headOf));
}

/** From what something was translated is for authors to know. */
const forPages = (key: string, value: unknown): unknown => (key === 'translatedFrom' ? undefined : value);

/** What is to be met after a guide is for authors to know, and nobody who tries it out in staging is held out of it. */
function forVisitors(published: GuideVersion, environment: Environment): GuideVersion {
  const guide = { ...published };
  delete guide.goal;
  if (environment !== 'production') delete guide.holdOut;
  return guide;
}

function headOf({
  kind,
  guideId,
  title,
  trigger,
  audience,
  frequency,
  priority,
  holdOut,
  version,
  publishedAt,
}: GuideVersion): GuideHead {
  return {
    ...{ kind, guideId, title, trigger, version, publishedAt },
    ...(audience && { audience }),
    ...(frequency && { frequency }),
    ...(priority !== undefined && { priority }),
    ...(holdOut !== undefined && { holdOut }),
    lazy: true,
  };
}
