import type { Alert } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import { AUTHORING } from '../config.ts';
import type { Log } from '../log.ts';
import type { AlertDesk } from '../services/alerts/desk.ts';
import type { MailOutbox } from '../services/mail/mail.ts';
import { judge } from '../services/rights.ts';
import type { Webhooks } from '../services/webhooks/webhooks.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { Jobs } from './every.ts';

export interface AlertParts {
  records: Pick<RecordStore, 'alerts' | 'apps' | 'members'>;
  desk: Pick<AlertDesk, 'list' | 'look'>;
  mail: Pick<MailOutbox, 'send'>;
  webhooks: Pick<Webhooks, 'tell'>;
  /** Where members reach the dashboard, without a slash at the end. */
  url: string;
}

/**
 * Looks at every alert and tells of those that were raised since, and of those that are over: once each, by the keys of what
 * leaves, however many collectors look. What cannot be looked at now does not keep others from it.
 */
export async function lookAtAlerts(parts: AlertParts, onError: (error: unknown) => void): Promise<void> {
  for (const alert of await parts.desk.list()) {
    try {
      const standing = await parts.desk.look(alert);
      const [was, is] = [alert.standing.state === 'raised', standing.state === 'raised'];
      // Told before it is noted: who stops between the two tells it again under the same key.
      if (was !== is) await tell({ ...alert, standing }, is ? 'raised' : 'ended', parts);
      await parts.records.alerts.note(alert, standing);
    } catch (error) {
      onError(error);
    }
  }
}

async function tell(alert: Alert, what: 'raised' | 'ended', { records, mail, webhooks, url }: AlertParts) {
  const { appId, alertId, name, figure, guideId, featureId, population, days, rule, standing } = alert;
  const key = `alert ${appId} ${alertId} ${standing.times} ${what}`;
  const { value, low, high, since } = standing;
  const about = { figure, guideId, featureId, population, days, rule };
  const data = { alertId, name, ...about, value, low, high };
  await webhooks.tell({ event: `alert.${what}`, appId, at: since, data, key });
  const app = await records.apps.find(appId);
  if (app === undefined) return;
  const text = [
    what === 'raised'
      ? `“${name}” in ${app.name} needs attention: ${FIGURES[figure].term} is ${said(alert, value)}.`
      : `“${name}” in ${app.name} is over: ${FIGURES[figure].term} is ${said(alert, value)}.`,
    ...boundsSaid(alert),
    `Look at it: ${url}/dashboard/#/apps/${encodeURIComponent(appId)}/alerts`,
    'You are told once when it begins and once when it is over. Who is told stands in the alert.',
  ].join('\n\n');
  const subject = what === 'raised' ? `${app.name}: ${name}` : `${app.name}: ${name} is over`;
  for (const memberId of alert.memberIds) {
    const member = await records.members.find(memberId);
    // Somebody who was only invited has not shown that the address is theirs.
    if (member?.state !== 'active' || member.email === null) continue;
    if (judge(member, 'figures.read', appId) !== 'yes') continue;
    await mail.send({ to: member.email, subject, text, key: `${key} ${memberId}` });
  }
}

function boundsSaid(alert: Alert): string[] {
  const { low, high } = alert.standing;
  const population =
    alert.population && `Of people whose ${alert.population.trait} is ${String(alert.population.value)}.`;
  const over = alert.days === 1 ? 'one day' : `${alert.days} days`;
  const bounds =
    low !== null && high !== null
      ? `Usual over ${over} is ${said(alert, low)} to ${said(alert, high)}.`
      : low !== null
        ? `It is to be at least ${said(alert, low)}, over ${over}.`
        : `It is to be at most ${said(alert, high)}, over ${over}.`;
  return [bounds, ...(population === undefined ? [] : [population])];
}

const MINUTE_MS = 60_000;

/** A value in plain English, as mails have it. */
function said({ figure }: Alert, value: number | null): string {
  if (value === null) return 'not known';
  const digits = (number: number): string => number.toLocaleString('en', { maximumFractionDigits: 1 });
  switch (FIGURES[figure].unit) {
    case 'share':
      return `${digits(value * 100)}%`;
    case 'ms':
      return `${digits(value / MINUTE_MS)} min`;
    case 'minutes':
      return `${digits(value)} min`;
    case 'per-hundred':
      return `${digits(value)} per 100 people`;
    default:
      return digits(value);
  }
}

/** Does so every minute, until it is stopped. */
export function startAlerts(jobs: Jobs, parts: AlertParts, log: Log): () => Promise<void> {
  const failed = (error: unknown): void => log.error('an alert could not be looked at; it is tried again', { error });
  return jobs.every('alerts', AUTHORING.healthEveryMs, () => lookAtAlerts(parts, failed), failed);
}
