import { once } from 'node:events';
import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { startPostgres, type PostgresServer } from '../../packages/collector/test/postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Answers with the port of the one PostgreSQL server of this run, which it starts when somebody asks. */
    postgresBroker: string;
  }
}

/** One server for all test files, which run in processes of their own; a run that needs none starts none. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  let server: Promise<PostgresServer> | undefined;
  const broker = createServer((_, answer) => {
    server ??= startPostgres();
    server.then(
      ({ port }) => answer.end(String(port)),
      (error: unknown) => answer.writeHead(500).end(error instanceof Error ? error.message : String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(broker, 'listening');
  const address = broker.address();
  if (typeof address !== 'object' || address === null) throw new Error('the broker has no port');
  project.provide('postgresBroker', `http://127.0.0.1:${address.port}`);
  return async () => {
    broker.close();
    await (await server?.catch(() => undefined))?.stop();
  };
}
