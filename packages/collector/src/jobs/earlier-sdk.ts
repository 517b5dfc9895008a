import { chmod, copyFile, mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { DAY_MS, type Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { Jobs } from './every.ts';

/** How long files of the SDK are served after the last day on which this collector had them in its release. */
const EARLIER_MS = 90 * DAY_MS;

/** Which files are named by their content, in each folder of the SDK: what has such a name is the same in every release. */
const NAMED_BY_CONTENT = { '.': /^handrail-[\w-]+\.js$/, assets: /^[\w-]+\.\w+$/ };

/**
 * Pages that are open ask for the chunks of the release that they began with, and tags with an integrity attribute for its loader: so
 * these files are kept beside the data, now and each day, until it is stopped. What goes wrong keeps nothing else from its work.
 */
export function startKeepingSdk(jobs: Jobs, dist: string, folder: string, clock: Clock, log: Log): () => Promise<void> {
  return jobs.every(
    'sdk',
    DAY_MS,
    () => keepSdk(dist, folder, clock.now()),
    (error) =>
      log.error('the files of the SDK could not be kept for pages that are open; it is tried again', { error }),
  );
}

/** Keeps the files of a release, and drops those that no release has had for long. */
export async function keepSdk(dist: string, folder: string, now: number): Promise<void> {
  for (const [place, named] of Object.entries(NAMED_BY_CONTENT)) {
    const [from, to] = [join(dist, place), join(folder, place)];
    await mkdir(to, { recursive: true, mode: 0o700 });
    const ours = (await filesIn(from)).filter((name) => named.test(name));
    for (const name of ours) await keep(join(from, name), join(to, name), now);
    for (const name of await filesIn(to)) {
      const file = join(to, name);
      if (!ours.includes(name) && now - (await stat(file)).mtimeMs >= EARLIER_MS) await rm(file);
    }
  }
}

async function keep(from: string, to: string, now: number): Promise<void> {
  // Whole or not at all, also where the process ends meanwhile.
  const made = `${to}.made`;
  await copyFile(from, made);
  await chmod(made, 0o600);
  await utimes(made, now / 1_000, now / 1_000);
  await rename(made, to);
}

/** The names of the files in a folder; none where it is not there, as before a build. */
async function filesIn(folder: string): Promise<string[]> {
  const found = await readdir(folder, { withFileTypes: true }).catch(() => []);
  return found.flatMap((one) => (one.isFile() ? [one.name] : []));
}
