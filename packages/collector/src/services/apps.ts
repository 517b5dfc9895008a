import type { App, AppInput } from '@handrail/protocol';
import type { AppRecords } from '../store/records/record-store.ts';
import type { Chance } from './secrets.ts';

export interface Apps {
  list(): Promise<App[]>;
  find(appId: string): Promise<App | undefined>;
  /** Makes an app with a key of its own. Undefined when the wanted id is taken. */
  make(input: AppInput): Promise<App | undefined>;
  /** Makes or changes the app with this id; its key stays. `appKey` is for an app whose key is in pages already. */
  put(appId: string, input: AppInput, appKey?: string): Promise<{ app: App; made: boolean }>;
}

export function createApps(records: AppRecords, chance: Chance, changed: (appId: string) => void): Apps {
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
  };
}
