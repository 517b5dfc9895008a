import { announce, type Announced } from './announce.ts';
import { StartError } from './start-error.ts';

interface Stoppable extends Announced {
  lost: Promise<Error>;
  stop(): Promise<void>;
}

/** Runs a collector as the whole job of this process: prints the addresses, stops on a signal, exits with 0, or 1 when it could not start. */
export async function runCollector(start: () => Promise<Stoppable>): Promise<void> {
  try {
    const collector = await start();
    process.stdout.write(announce(collector));
    let stopping = false;
    const stop = (code: number): void => {
      if (stopping) return;
      stopping = true;
      void collector.stop().finally(() => process.exit(code));
    };
    process.on('SIGINT', () => stop(0));
    process.on('SIGTERM', () => stop(0));
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
