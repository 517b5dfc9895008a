import { UPLOAD_LIMITS } from '../ticket-limits.ts';
import type { Log } from '../log.ts';
import type { Uploads } from '../services/tickets/uploads.ts';
import type { Jobs } from './every.ts';

/** Removes files that never became part of a ticket, now and every hour, until it is stopped. */
export function startUploadCleaning(jobs: Jobs, uploads: Pick<Uploads, 'forget'>, log: Log): () => Promise<void> {
  return jobs.every(
    'uploads',
    UPLOAD_LIMITS.forgetEveryMs,
    () => uploads.forget(),
    (error) => log.error('files of nobody could not be removed; it is tried again', { error }),
  );
}
