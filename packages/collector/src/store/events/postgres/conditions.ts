import type { ElementRecord, FeatureUse } from '@handrail/protocol';
import { CLIENT } from '@handrail/protocol/explore';
import type { Pool } from 'pg';
import { fitsElement, fitsPath } from '../fits-use.ts';
import { clientsOf, fitsClient, isOfClient } from '../clients.ts';
import type { TimeWindow } from '../event-store.ts';
import type { FunnelStepQuery, Who } from '../usage-questions.ts';
import { PERSON } from './log-rows.ts';
import { numberOf, type Kind } from './numbers.ts';
import { QUARTER_MS } from './beside.ts';

/** Values of one statement; `add` gives the name by which its text calls one. */
export interface Values {
  list: unknown[];
  add(value: unknown, type?: string): string;
}

export function createValues(): Values {
  const list: unknown[] = [];
  return { list, add: (value, type = 'bigint') => `$${list.push(value)}::${type}` };
}

/** Events of an app in a window that visitors did by themselves, with what a question says they were done with. */
export const within = (values: Values, appId: string, { from, until }: TimeWindow, who?: Who): string => {
  const app = values.add(numberOf.app(appId));
  const inWindow = `e.app = ${app} AND e.at >= ${values.add(from)} AND e.at < ${values.add(until)} AND e.mode IS NULL`;
  return `${inWindow} AND ${isWith(values, app, who)}`;
};

/** What `readClient` reads, of the word `w`. */
const BROWSER = '(w.text::jsonb ->> 0)';
const FAMILY = `regexp_replace(${BROWSER}, ' \\d+$', '')`;
const APP_VERSION = '(w.text::jsonb ->> 1)';

/** `groupOf` of the word `w`. */
export const groupOf = (name: string): string => (name === CLIENT.appVersion ? APP_VERSION : FAMILY);

/** Whether an event was done with what a question names, as `fitsClient` says it of one. */
function isWith(values: Values, app: string, who: Who | undefined): string {
  if (clientsOf(who) === undefined) return 'true';
  const isOneOf = (name: string, known: readonly string[]): string => {
    const wanted = who?.[name];
    if (wanted === undefined) return 'true';
    const texts = values.add(
      wanted.flatMap((one) => (one === null ? [] : [String(one)])),
      'text[]',
    );
    const nothing = wanted.includes(null) ? [`${known[0] ?? 'NULL'} IS NULL`] : [];
    return `(${[...known.map((text) => `${text} = ANY(${texts})`), ...nothing].join(' OR ')})`;
  };
  const isFitting = [isOneOf(CLIENT.browser, [BROWSER, FAMILY]), isOneOf(CLIENT.appVersion, [APP_VERSION])].join(
    ' AND ',
  );
  const some = `e.client IN (SELECT w.id FROM word w WHERE w.app = ${app} AND w.kind = 'c' AND ${isFitting})`;
  return fitsClient(who) ? `(e.client IS NULL OR ${some})` : some;
}

export const isNamed = (values: Values, name: string): string => `e.name = ${values.add(numberOf.word('name', name))}`;

/** The value of a trait of a person, as JSON; `null` for those who have none. */
export const traitOf = (values: Values, person: string, trait: string): string =>
  `coalesce((SELECT t.value FROM trait t WHERE t.visitor = ${person} AND t.name = ${values.add(trait, 'text')}), 'null')`;

/** Whether a person is among those whom a question is about. */
export function isOf(values: Values, who: Who = {}, person = PERSON): string {
  const traits = Object.entries(who).filter(([name]) => !isOfClient(name));
  const conditions = traits.map(([trait, wanted]) => {
    const texts = values.add(
      wanted.map((value) => JSON.stringify(value)),
      'text[]',
    );
    return `${traitOf(values, person, trait)} = ANY(${texts})`;
  });
  return ['true', ...conditions].join(' AND ');
}

/** The numbers of the people who were active in a window, as a table with the column `person`. */
export function activeIn(values: Values, appId: string, { from, until }: TimeWindow, who?: Who): string {
  const app = values.add(numberOf.app(appId));
  const isWhole = from % QUARTER_MS === 0 && until % QUARTER_MS === 0;
  // The log has the instants, for windows that end within a quarter, and what was done with what.
  const source =
    isWhole && clientsOf(who) === undefined
      ? `activity a JOIN visitor v ON v.visitor = a.visitor
       WHERE a.app = ${app} AND a.quarter >= ${values.add(from / QUARTER_MS)} AND a.quarter < ${values.add(until / QUARTER_MS)}`
      : `event e JOIN visitor v ON v.visitor = e.visitor
       WHERE e.active AND e.app = ${app} AND e.at >= ${values.add(from)} AND e.at < ${values.add(until)} AND ${isWith(values, app, who)}`;
  return `(SELECT DISTINCT ${PERSON} AS person FROM ${source} AND ${isOf(values, who)})`;
}

/** The words of one kind that an app has, which are few beside its events: patterns are tried on them and not on the log. */
async function matching(pool: Pool, appId: string, kind: Kind, fits: (text: string) => boolean): Promise<string[]> {
  const text = 'SELECT id, text FROM word WHERE app = $1 AND kind = $2::text::"char"';
  const { rows } = await pool.query<{ id: string; text: string }>(text, [numberOf.app(appId), kind[0]]);
  return rows.filter((row) => fits(row.text)).map(({ id }) => id);
}

async function isOnPath(pool: Pool, values: Values, appId: string, pattern: string): Promise<string> {
  const paths = await matching(pool, appId, 'path', (path) => fitsPath(pattern, path));
  return `e.path = ANY(${values.add(paths, 'bigint[]')})`;
}

/** Whether an event is a use, as `fitsUse` says it of one. */
async function isUse(pool: Pool, values: Values, appId: string, { element, path }: FeatureUse): Promise<string> {
  const conditions = ['e.active'];
  if (path !== undefined) conditions.push(await isOnPath(pool, values, appId, path));
  if (element === undefined) conditions.push(isNamed(values, 'page.viewed'));
  else {
    // Written by `elementKey`, as JSON of an element.
    const fits = (text: string): boolean => fitsElement(element, JSON.parse(text) as ElementRecord);
    const elements = await matching(pool, appId, 'element', fits);
    conditions.push(isNamed(values, 'element.clicked'), `e.element = ANY(${values.add(elements, 'bigint[]')})`);
  }
  return conditions.join(' AND ');
}

export async function isAnyUse(
  pool: Pool,
  values: Values,
  appId: string,
  uses: readonly FeatureUse[],
): Promise<string> {
  const conditions = ['false'];
  for (const use of uses) conditions.push(await isUse(pool, values, appId, use));
  return `(${conditions.map((one) => `(${one})`).join(' OR ')})`;
}

/** Whether an event fits all that is said of it. */
export async function fits(pool: Pool, values: Values, appId: string, step: FunnelStepQuery): Promise<string> {
  const { name, path, guideId, stepId, uses } = step;
  const conditions = ['true'];
  if (name !== undefined) conditions.push(isNamed(values, name));
  if (path !== undefined) conditions.push(await isOnPath(pool, values, appId, path));
  if (guideId !== undefined) conditions.push(`e.guide = ${values.add(numberOf.word('guide', guideId))}`);
  if (stepId !== undefined) conditions.push(`e.step = ${values.add(numberOf.word('step', stepId))}`);
  if (uses !== undefined) conditions.push(await isAnyUse(pool, values, appId, uses));
  return conditions.join(' AND ');
}
