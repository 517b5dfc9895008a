import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { about, type Finding } from './finding.ts';

const { ok, warning, fault } = about('backups');
const DAY_MS = 86_400_000;
const OLD_DAYS = 2;
const FAULT_DAYS = 14;

/** In the data folder: when it was copied by "backup" last, as an instant of ISO 8601. */
export const BACKUP_NOTE = 'last-backup';

/** When the data was copied last; undefined when it never was, or another tool does it. */
export function lastBackup(dataFolder: string): number | undefined {
  const file = join(dataFolder, BACKUP_NOTE);
  const at = existsSync(file) ? Date.parse(readFileSync(file, 'utf8').trim()) : NaN;
  return Number.isNaN(at) ? undefined : at;
}

export function checkBackups(dataFolder: string, now: number): Finding {
  if (!existsSync(join(dataFolder, 'events.sqlite'))) return ok('There is no data yet to be backed up.');
  const last = lastBackup(dataFolder);
  const todo = 'Run "handrail-collector backup <folder>" every day, and keep the copies on another machine.';
  if (last === undefined) return warning(`No back-up was ever made. ${todo}`);
  const days = Math.floor((now - last) / DAY_MS);
  const told = `The last back-up was made ${days === 0 ? 'within a day' : days === 1 ? 'a day ago' : `${days} days ago`}.`;
  if (days >= FAULT_DAYS) return fault(`${told} ${todo}`);
  return days >= OLD_DAYS ? warning(`${told} ${todo}`) : ok(told);
}
