import type { App, AppInput, Environment } from '@handrail/protocol';
import { ENVIRONMENTS } from '@handrail/protocol/schema';
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
  /** The app of a key that is alive, and the environment that the key is for. */
  ofKey(appKey: string): Promise<Keyed | undefined>;
  /** The keys that are alive; of production the first stands in the app, of staging there may be none. */
  keys(app: App, environment: Environment): Promise<string[]>;
  /** Gives another key, so that pages can change over; undefined while there are two. */
  addKey(app: App, environment: Environment): Promise<string | undefined>;
  /** Ends a key; of production one of two. */
  removeKey(app: App, key: string, environment: Environment): Promise<boolean>;
}

/** The app of a key: the one that stands in it, or another that is alive. */
export async function appOfKey({ apps, credentials }: AppStores, appKey: string): Promise<Keyed | undefined> {
  const own = await apps.findByKey(appKey);
  if (own !== undefined) return { app: own, environment: 'production' };
  for (const environment of ENVIRONMENTS) {
    const credential = await credentials.find(appKey, KIND[environment]);
    const app = credential && (await apps.find(credential.appId));
    if (app !== undefined) return { app, environment };
  }
  return undefined;
}

interface Keyed {
  app: App;
  environment: Environment;
}

const KIND = { production: 'key', staging: 'staging' } as const;

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
    const before = await records.find(appId);
    const app: App = { ...input, appId, appKey, ...(before?.sample && { sample: before.sample }) };
    const made = (await records.put(app)) === 'made';
    changed(appId);
    return { app: (await records.find(appId)) ?? app, made };
  }

  async function keys({ appId, appKey }: App, environment: Environment): Promise<string[]> {
    const others = (await credentials.of(appId, KIND[environment])).map(({ credentialId }) => credentialId);
    return environment === 'production' ? [appKey, ...others] : others;
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
    keys,
    async addKey(app, environment) {
      if ((await keys(app, environment)).length > 1) return undefined;
      const { appId } = app;
      const key = newKey();
      await credentials.add({
        ...{ credentialId: key, appId, kind: KIND[environment], sealed: null, createdAt: clock.now() },
      });
      return key;
    },
    async removeKey({ appId, appKey }, key, environment) {
      if (environment === 'staging') {
        const isAlive = (await credentials.find(key, 'staging'))?.appId === appId;
        const removed = isAlive && (await credentials.remove(appId, key));
        if (removed) changed(appId);
        return removed;
      }
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
