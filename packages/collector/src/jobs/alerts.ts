import type { Alert } from '@handrail/protocol';
import { FIGURES } from '@handrail/protocol/figures';
import { AUTHORING } from '../config.ts';
import type { Log } from '../log.ts';
import type { AlertDesk } from '../services/alerts/desk.ts';
import type { MailOutbox } from '../services/mail/mail.ts';
import { speak, type Speech } from '../services/mail/words/index.ts';
import type { Members } from '../services/members.ts';
import { judge } from '../services/rights.ts';
import type { Webhooks } from '../services/webhooks/webhooks.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { Jobs } from './every.ts';

export interface AlertParts {
  records: Pick<RecordStore, 'alerts' | 'apps'>;
  members: Pick<Members, 'find' | 'grantsOf'>;
  desk: Pick<AlertDesk, 'list' | 'look'>;
  mail: Pick<MailOutbox, 'send' | 'language'>;
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
    if (alert.isOff) continue;
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

async function tell(alert: Alert, what: 'raised' | 'ended', parts: AlertParts) {
  const { records, members, mail, webhooks, url } = parts;
  const { appId, alertId, name, figure, guideId, featureId, population, days, rule, standing } = alert;
  const key = `alert ${appId} ${alertId} ${standing.times} ${what}`;
  const { value, low, high, since } = standing;
  const about = { figure, guideId, featureId, population, days, rule };
  const data = { alertId, name, ...about, value, low, high };
  await webhooks.tell({ event: `alert.${what}`, appId, at: since, data, key });
  const app = await records.apps.find(appId);
  if (app === undefined) return;
  const link = `${url}/dashboard/#/apps/${encodeURIComponent(appId)}/alerts`;
  for (const memberId of alert.memberIds) {
    const member = await members.find(memberId);
    // Somebody who was only invited has not shown that the address is theirs.
    if (member?.state !== 'active' || member.email === null) continue;
    if (judge({ grants: members.grantsOf(member) }, 'figures.read', appId) !== 'yes') continue;
    const speech = speak(member.language ?? mail.language);
    const { subject, text } = letterOf(alert, what, { app: app.name, link, speech });
    await mail.send({ to: member.email, subject, text, key: `${key} ${memberId}` });
  }
}

/** In the words of whoever gets it. */
function letterOf(
  alert: Alert,
  what: 'raised' | 'ended',
  { app, link, speech }: { app: string; link: string; speech: Speech },
): { subject: string; text: string } {
  const { alert: words } = speech.words;
  const { name, figure, population, standing } = alert;
  const said = (value: number | null): string => speech.valueOf(value, FIGURES[figure].unit);
  const term = speech.termOf(figure);
  const { low, high } = standing;
  const over = words.days(alert.days);
  const bounds =
    low !== null && high !== null
      ? words.usual(over, said(low), said(high))
      : low !== null
        ? words.atLeast(over, said(low))
        : words.atMost(over, said(high));
  const text = [
    words[what === 'raised' ? 'raised' : 'over'](name, app, term, said(standing.value)),
    bounds,
    ...(population === undefined ? [] : [words.of(population.trait, String(population.value))]),
    ...[words.look(link), words.once],
  ];
  return {
    subject: what === 'raised' ? `${app}: ${name}` : words.overSubject(app, name),
    text: text.join('\n\n'),
  };
}

/** Does so every minute, until it is stopped. */
export function startAlerts(jobs: Jobs, parts: AlertParts, log: Log): () => Promise<void> {
  const failed = (error: unknown): void => log.error('an alert could not be looked at; it is tried again', { error });
  return jobs.every('alerts', AUTHORING.healthEveryMs, () => lookAtAlerts(parts, failed), failed);
}
