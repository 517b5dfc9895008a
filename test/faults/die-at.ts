import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { DatabaseSync } from 'node:sqlite';

/**
 * Carries out a command of the collector, and dies by SIGKILL at the step of a number (`DIE_AT`): before it where the number is even,
 * else right after it. A step changes the disk for good: the end of a transaction, a file or folder that is written through, a new name.
 */
const dieAt = Number(process.env['DIE_AT']);
let steps = 0;

function step<T>(run: () => T): T {
  steps += 1;
  if (steps === dieAt && dieAt % 2 === 0) process.kill(process.pid, 'SIGKILL');
  const result = run();
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
  return result;
}

const exec = Reflect.get(DatabaseSync.prototype, 'exec');
DatabaseSync.prototype.exec = function (this: DatabaseSync, text: string): void {
  if (text === 'COMMIT') step(() => exec.call(this, text));
  else exec.call(this, text);
};
const { fsyncSync, renameSync } = fs;
fs.fsyncSync = (handle) => step(() => fsyncSync(handle));
fs.renameSync = (from, to) => step(() => renameSync(from, to));
syncBuiltinESMExports();

// Loaded now, so that it meets what was put in the place of the real ones.
const { runCommand } = await import('../../packages/collector/src/commands/index.ts');
await runCommand(process.argv.slice(2), process.env, () => {});
