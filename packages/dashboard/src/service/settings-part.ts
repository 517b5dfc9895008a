import type { App, SupportSettings } from '@handrail/protocol';
import type { Agent } from '../tickets/desk.ts';

/** What each part of the settings is handed. */
export interface SettingsPartProps {
  settings: SupportSettings;
  set: (change: { [K in keyof SupportSettings]?: SupportSettings[K] | undefined }) => void;
  apps: readonly App[];
  agents: readonly Agent[];
}

export const namesOf = (apps: readonly App[]): Record<string, string> =>
  Object.fromEntries(apps.map(({ appId, name }) => [appId, name]));

/** A list of which none means all: it is not said then. */
export const orAll = <K extends string, T>(key: K, chosen: T[]) =>
  // Whoever takes it leaves out what is undefined.
  ({ [key]: chosen.length === 0 ? undefined : chosen }) as { [P in K]?: T[] };
