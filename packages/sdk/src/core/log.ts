/** Where we speak to the host's developers. */
export interface Log {
  warn(message: string, detail?: unknown): void;
}

/** The console, as it was when we came; a page that replaces it later is not disturbed by us. */
export function consoleLog(target: Console = console): Log {
  const write = target.warn;
  return {
    warn(message, detail) {
      try {
        write.call(target, `Handrail: ${message}`, detail ?? '');
      } catch {
        // A host may have replaced its console with something that throws. Then there is nobody to tell.
      }
    },
  };
}
