import { createHash } from 'node:crypto';
import type { App, GuideHead, GuideVersion, Manifest } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { CACHE, MANIFEST_BYTES } from '../config.ts';
import { appOfKey } from './apps.ts';
import type { RecordStore } from '../store/records/record-store.ts';

/** JSON as it goes over the wire, with a tag that is the same exactly when its content is. */
interface Tagged {
  text: string;
  etag: string;
}

export interface Manifests {
  /** Undefined when no app has this key. */
  ofKey(appKey: string): Promise<Tagged | undefined>;
  /** One guide as it was published, with whether there is such an app. */
  guide(appKey: string, guideId: string, version: number): Promise<Tagged | 'no-app' | 'no-guide'>;
  /** To be called when an app or its published guides have changed. */
  changed: (appId: string) => void;
}

const MAX_KEPT = 1_000;

/** Manifests are kept until their app changes; of changes by other collectors the store tells. */
export function createManifests({ apps, guides, credentials, onChange }: RecordStore, clock: Clock): Manifests {
  const kept = new Map<string, { appId: string; manifest: Tagged; until: number }>();
  let changes = 0;

  function changed(appId: string | undefined): void {
    changes += 1;
    for (const [appKey, one] of kept) if (appId === undefined || one.appId === appId) kept.delete(appKey);
  }
  onChange(changed);

  return {
    async ofKey(appKey) {
      const before = kept.get(appKey);
      if (before !== undefined && clock.now() < before.until) return before.manifest;
      const asked = changes;
      const keyed = await appOfKey({ apps, credentials }, appKey);
      if (keyed === undefined) return undefined;
      const { app, environment } = keyed;
      const manifest = tagged(manifestText(app, await guides.published(app.appId, environment)));
      // What was read while something changed may be old by now: it is answered, but not kept.
      if (asked === changes && (before !== undefined || kept.size < MAX_KEPT)) {
        // What another collector's change comes to in the end, should nobody hear of it.
        const until = clock.now() + CACHE.manifestSeconds * 1_000;
        kept.set(appKey, { appId: app.appId, manifest, until });
      }
      return manifest;
    },
    async guide(appKey, guideId, version) {
      const keyed = await appOfKey({ apps, credentials }, appKey);
      if (keyed === undefined) return 'no-app';
      const found = await guides.version(keyed.app.appId, guideId, version);
      return found === undefined ? 'no-guide' : tagged(JSON.stringify(found, forPages));
    },
    changed,
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

function headOf({
  kind,
  guideId,
  title,
  trigger,
  audience,
  frequency,
  priority,
  version,
  publishedAt,
}: GuideVersion): GuideHead {
  return {
    ...{ kind, guideId, title, trigger, version, publishedAt },
    ...(audience && { audience }),
    ...(frequency && { frequency }),
    ...(priority !== undefined && { priority }),
    lazy: true,
  };
}

const tagged = (text: string): Tagged => ({
  text,
  etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"`,
});
