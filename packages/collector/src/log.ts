/** What operators read: one JSON object a line on standard error. Never bodies, tokens or query strings. */
export interface Log {
  error(message: string, facts: Readonly<Record<string, unknown>>): void;
}

export const consoleLog: Log = {
  error(message, facts) {
    const line = { at: new Date().toISOString(), level: 'error', message, ...facts };
    process.stderr.write(
      `${JSON.stringify(line, (_, one: unknown) => (one instanceof Error ? describe(one) : one))}\n`,
    );
  },
};

function describe(error: Error): object {
  return { name: error.name, message: error.message, stack: error.stack, cause: error.cause };
}
