import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { lastBackup } from '../../data-folder.ts';
import { about, type Finding } from './finding.ts';
import { DAY_MS } from '../../clock.ts';

const { ok, warning, fault } = about('backups');
const OLD_DAYS = 2;
const FAULT_DAYS = 14;

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
