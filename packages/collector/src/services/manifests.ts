import { createHash } from 'node:crypto';
import type { Manifest } from '@handrail/protocol';
import type { RecordStore } from '../store/records/record-store.ts';

/** A manifest as it goes over the wire, with a tag that is the same exactly when its content is. */
interface ManifestText {
  text: string;
  etag: string;
}

export interface Manifests {
  /** Undefined when no app has this key. */
  ofKey(appKey: string): Promise<ManifestText | undefined>;
  /** To be called when an app or its published guides have changed. */
  changed: (appId: string) => void;
}

const MAX_KEPT = 1_000;

export function createManifests({ apps, guides }: RecordStore): Manifests {
  const kept = new Map<string, { appId: string; manifest: ManifestText }>();
  let changes = 0;

  return {
    async ofKey(appKey) {
      const before = kept.get(appKey);
      if (before !== undefined) return before.manifest;
      const asked = changes;
      const app = await apps.findByKey(appKey);
      if (app === undefined) return undefined;
      const manifest: Manifest = { protocol: 1, appId: app.appId, guides: await guides.published(app.appId) };
      if (app.theme !== undefined) manifest.theme = app.theme;
      const text = JSON.stringify(manifest);
      const made = { text, etag: `"${createHash('sha256').update(text).digest('base64url').slice(0, 22)}"` };
      // What was read while something changed may be old by now: it is answered, but not kept.
      if (asked === changes && kept.size < MAX_KEPT) kept.set(appKey, { appId: app.appId, manifest: made });
      return made;
    },
    changed(appId) {
      changes += 1;
      for (const [appKey, one] of kept) if (one.appId === appId) kept.delete(appKey);
    },
  };
}
