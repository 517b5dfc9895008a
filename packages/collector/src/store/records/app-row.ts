import type { App } from '@handrail/protocol';

/** Settings that engines keep as JSON, each in a column of its name; one that an app does not have is NULL. */
const SETTINGS = [
  'theme',
  'limits',
  'segments',
  'usage',
  'retention',
  'origins',
  'identity',
  'headcount',
  'review',
  'owner',
  'help',
  'licences',
  'aims',
] as const;

/** The columns of an app, in the order of `valuesOf`; those after the first two may change. */
export const APP_COLUMNS = ['app_id', 'app_key', 'name', ...SETTINGS] as const;

export function valuesOf(app: App): (string | null)[] {
  const settings = SETTINGS.map((setting) => (app[setting] === undefined ? null : JSON.stringify(app[setting])));
  return [app.appId, app.appKey, app.name, ...settings];
}

export function toApp(row: Record<string, unknown>): App {
  const settings = SETTINGS.flatMap((setting): [string, unknown][] =>
    typeof row[setting] === 'string' ? [[setting, JSON.parse(row[setting])]] : [],
  );
  const app = { appId: String(row['app_id']), appKey: String(row['app_key']), name: String(row['name']) };
  // Written from a checked app by `valuesOf`, and by nobody else.
  return { ...app, ...Object.fromEntries(settings) };
}
