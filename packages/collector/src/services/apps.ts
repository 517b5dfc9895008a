import type { App, AppInput } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { Chance } from './secrets.ts';

export interface Apps {
  list(): Promise<App[]>;
  find(appId: string): Promise<App | undefined>;
  /** Makes an app with a key of its own. Undefined when the wanted id is taken. */
  make(input: AppInput): Promise<App | undefined>;
  /** Makes or changes the app with this id; its key stays. `appKey` is for an app whose key is in pages already. */
  put(appId: string, input: AppInput, appKey?: string): Promise<{ app: App; made: boolean }>;
  /** The app of a key that is alive. */
  ofKey(appKey: string): Promise<App | undefined>;
  /** The keys that are alive; the first stands in the app. */
  keys(app: App): Promise<string[]>;
  /** Gives a second key, so that pages can change over; undefined while there are two. */
  addKey(app: App): Promise<string | undefined>;
  /** Ends one of two keys. */
  removeKey(app: App, key: string): Promise<boolean>;
}

/** The app of a key: the one that stands in it, or another that is alive. */
export async function appOfKey({ apps, credentials }: AppStores, appKey: string): Promise<App | undefined> {
  const app = await apps.findByKey(appKey);
  if (app !== undefined) return app;
  const credential = await credentials.find(appKey, 'key');
  return credential && apps.find(credential.appId);
}

type AppStores = Pick<RecordStore, 'apps' | 'credentials'>;

export interface AppParts {
  records: AppStores;
  clock: Clock;
  chance: Chance;
  changed: (appId: string) => void;
}

export function createApps({ records: stores, clock, chance, changed }: AppParts): Apps {
  const { apps: records, credentials } = stores;
  const newKey = (): string => `hk_${chance(18).toString('base64url')}`;
  // Hexadecimal, as an id begins with a letter or digit.
  const newId = (): string => `app_${chance(8).toString('hex')}`;

  async function put(appId: string, input: AppInput, appKey = newKey()): Promise<{ app: App; made: boolean }> {
    const app: App = { ...input, appId, appKey };
    const made = (await records.put(app)) === 'made';
    changed(appId);
    return { app: (await records.find(appId)) ?? app, made };
  }

  return {
    list: () => records.list(),
    find: (appId) => records.find(appId),
    put,
    async make(input) {
      const appId = input.appId ?? newId();
      if ((await records.find(appId)) !== undefined) return undefined;
      return (await put(appId, input)).app;
    },
    ofKey: (appKey) => appOfKey(stores, appKey),
    async keys({ appId, appKey }) {
      const others = await credentials.of(appId, 'key');
      return [appKey, ...others.map(({ credentialId }) => credentialId)];
    },
    async addKey({ appId }) {
      if ((await credentials.of(appId, 'key')).length > 0) return undefined;
      const key = newKey();
      const credential = { credentialId: key, appId, kind: 'key' as const, sealed: null, createdAt: clock.now() };
      await credentials.add(credential);
      return key;
    },
    async removeKey({ appId, appKey }, key) {
      const [other] = await credentials.of(appId, 'key');
      if (other === undefined || (key !== appKey && key !== other.credentialId)) return false;
      await credentials.remove(appId, other.credentialId);
      // The one that is left stands in the app.
      if (key === appKey) await records.setKey(appId, other.credentialId);
      changed(appId);
      return true;
    },
  };
}
