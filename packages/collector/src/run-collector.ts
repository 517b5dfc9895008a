import { announce, type Announced } from './announce.ts';
import { StartError } from './start-error.ts';

interface Stoppable extends Announced {
  lost: Promise<Error>;
  stop(): Promise<void>;
}

/**
 * Runs a collector as the whole job of this process: prints the addresses, stops on a signal, exits with 0, or 1 when it could not start.
 * The signals are heard from the first, since the first process of a container has no way of its own to end by them. What is still
 * starting is left as it is: whatever it stored, it stored whole.
 */
export async function runCollector(start: () => Promise<Stoppable>): Promise<void> {
  let collector: Stoppable | undefined;
  let stopping = false;
  const stop = (code: number): void => {
    if (stopping) return;
    stopping = true;
    void (collector?.stop() ?? Promise.resolve()).finally(() => process.exit(code));
  };
  process.on('SIGINT', () => stop(0));
  process.on('SIGTERM', () => stop(0));
  try {
    collector = await start();
    process.stdout.write(announce(collector));
    void collector.lost.then((error) => {
      process.stderr.write(`Handrail must stop: ${error.message}. Start it again.\n`);
      stop(1);
    });
  } catch (error) {
    if (!(error instanceof StartError)) throw error;
    process.stderr.write(`Handrail cannot start. ${error.message}\n`);
    process.exitCode = 1;
  }
}
