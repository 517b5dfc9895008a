#!/usr/bin/env node
import { runCommand, USAGE } from './commands/index.ts';
import { runCollector, startCollector, StartError } from './main.ts';

const args = process.argv.slice(2);
if (args.length === 0) await runCollector(() => startCollector(process.env));
else await command();

async function command(): Promise<void> {
  try {
    const outcome = await runCommand(args, process.env, (text) => void process.stdout.write(text));
    if (outcome === 'failed') process.exitCode = 1;
    if (outcome !== 'unknown') return;
    const isAsked = /^(?:help|--help|-h)$/.test(args[0] ?? '');
    process[isAsked ? 'stdout' : 'stderr'].write(USAGE);
    process.exitCode = isAsked ? 0 : 1;
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`Handrail cannot do this. ${error.message}\n`);
    process.exitCode = 1;
  }
}
