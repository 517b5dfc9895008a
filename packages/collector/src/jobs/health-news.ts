import type { StepHealth } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { AUTHORING } from '../config.ts';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/index.ts';
import type { MailOutbox } from '../services/mail/mail.ts';
import { speak } from '../services/mail/words/index.ts';
import type { Webhooks } from '../services/webhooks/webhooks.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { Jobs } from './every.ts';

export interface HealthNewsParts {
  records: Pick<RecordStore, 'apps' | 'guides' | 'members'>;
  metrics: Pick<Metrics, 'health' | 'readRange'>;
  mail: Pick<MailOutbox, 'send' | 'language'>;
  webhooks: Pick<Webhooks, 'tell'>;
  clock: Clock;
  /** Where members reach the dashboard, without a slash at the end. */
  url: string;
}

/**
 * Tells of steps that visitors of production missed today: the owner of the guide by mail, and whoever wants to be called.
 * Each step is told once a day, by the keys of what leaves, however many collectors look and however often.
 */
export async function tellHealth(parts: HealthNewsParts): Promise<void> {
  const { records, metrics } = parts;
  const read = metrics.readRange({ from: null, to: null });
  if ('mistake' in read) return;
  const { to: day } = read.range;
  for (const { appId, name } of await records.apps.list()) {
    const { steps } = await metrics.health(appId, { ...read.range, from: day }, 'production');
    for (const step of steps) if (step.missed > 0) await tellStep({ appId, name }, step, day, parts);
  }
}

async function tellStep(
  app: { appId: string; name: string },
  step: StepHealth,
  day: string,
  { records, mail, webhooks, clock, url }: HealthNewsParts,
): Promise<void> {
  const { guideId, guideTitle, stepId, missed, shown, since, reasons, pages, appVersions, browsers } = step;
  const key = `missed ${app.appId} ${guideId} ${stepId} ${day}`;
  const title = step.stepTitle ?? stepId;
  const data = { guideId, guideTitle, stepId, stepTitle: title, missed, shown, reasons, pages, appVersions, browsers };
  await webhooks.tell({ event: 'step.missed', appId: app.appId, at: since ?? clock.now(), data, key });
  const ownerId = (await records.guides.find(app.appId, guideId))?.desk.owner?.memberId;
  const owner = ownerId == null ? undefined : await records.members.find(ownerId);
  // Somebody who was only invited has not shown that the address is theirs.
  if (owner?.state !== 'active' || owner.email === null) return;
  const [page] = pages;
  const speech = speak(owner.language ?? mail.language);
  const { missed: words } = speech.words;
  const link = `${url}/dashboard/#/apps/${encodeURIComponent(app.appId)}/health`;
  const text = [
    words.text(app.name, title, guideTitle, missed, shown),
    ...(page === undefined ? [] : [words.page(page.what)]),
    ...[words.look(link), words.once],
  ].join('\n\n');
  await mail.send({ to: owner.email, subject: words.subject(title, app.name), text, key });
}

/** Does so every minute, until it is stopped. */
export function startHealthNews(jobs: Jobs, parts: HealthNewsParts, log: Log): () => Promise<void> {
  return jobs.every(
    'health-news',
    AUTHORING.healthEveryMs,
    () => tellHealth(parts),
    (error) => log.error('missed steps could not be told; it is tried again', { error }),
  );
}
