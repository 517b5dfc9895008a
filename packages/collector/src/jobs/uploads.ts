import { UPLOAD_LIMITS } from '../ticket-limits.ts';
import type { Log } from '../log.ts';
import type { Uploads } from '../services/tickets/uploads.ts';

/** Removes files that never became part of a ticket, now and every hour, until it is stopped. */
export function startUploadCleaning(uploads: Pick<Uploads, 'forget'>, log: Log): () => Promise<void> {
  let isStopped = false;
  let run = Promise.resolve();
  const start = (): void => {
    run = run
      .then(async () => void (isStopped || (await uploads.forget())))
      .catch((error: unknown) => log.error('files of nobody could not be removed; it is tried again', { error }));
  };
  const timer = setInterval(start, UPLOAD_LIMITS.forgetEveryMs);
  start();
  return async () => {
    isStopped = true;
    clearInterval(timer);
    await run;
  };
}
