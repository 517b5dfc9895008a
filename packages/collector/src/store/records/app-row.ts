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
  'sample',
] as const;

/** The columns of an app, in the order of `valuesOf`; those after the first two may change. */
export const APP_COLUMNS = ['app_id', 'app_key', 'name', ...SETTINGS] as const;

export function valuesOf(app: App): (string | null)[] {
  const settings = SETTINGS.map((setting) => (app[setting] === undefined ? null : JSON.stringify(app[setting])));
  return [app.appId, app.appKey, app.name, ...settings];
}

/** What an app takes along when it goes, in an order that references bear. `app` stands for its id. */
export const removalOf = (app: string): readonly string[] => [
  `DELETE FROM article_version WHERE article_id IN (${loneArticles(app)})`,
  // Before the places, by which it is known whether an article is of other apps too.
  `UPDATE article SET live = NULL, app_ids = '[]' WHERE article_id IN (${loneArticles(app)})`,
  `DELETE FROM article_app WHERE app_id = ${app}`,
  `DELETE FROM article WHERE app_ids = '[]'`,
  // Of several apps too: without one of them nobody can tell what became of it.
  `DELETE FROM rollout WHERE rollout_id IN (SELECT rollout_id FROM rollout_app WHERE app_id = ${app})`,
  ...['guide_plan', 'guide_live', 'guide_version', 'guide', 'feature', 'credential', 'edit'].map(
    (table) => `DELETE FROM ${table} WHERE app_id = ${app}`,
  ),
];

const loneArticles = (app: string): string =>
  `SELECT article_id FROM article_app GROUP BY article_id HAVING count(*) = 1 AND min(app_id) = ${app}`;

export function toApp(row: Record<string, unknown>): App {
  const settings = SETTINGS.flatMap((setting): [string, unknown][] =>
    typeof row[setting] === 'string' ? [[setting, JSON.parse(row[setting])]] : [],
  );
  const app = { appId: String(row['app_id']), appKey: String(row['app_key']), name: String(row['name']) };
  // Written from a checked app by `valuesOf`, and by nobody else.
  return { ...app, ...Object.fromEntries(settings) };
}
