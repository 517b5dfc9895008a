import { LIMITS } from '@handrail/protocol/schema';

/** How much larger than its packed form a body is taken to be. */
const UNPACKED = 12;

/** Bounds what requests on their way hold in memory, by the bytes of their bodies; past it they are turned away unread. */
export interface Intake {
  enter(contentLength: string | null, encoding: string | null): { leave(): void } | undefined;
}

export function createIntake(maxBytes: number): Intake {
  let held = 0;
  return {
    enter(contentLength, encoding) {
      const declared = Number(contentLength ?? NaN) * (encoding === null ? 1 : UNPACKED);
      const bytes = Number.isNaN(declared) ? LIMITS.bodyBytes : Math.min(declared, LIMITS.bodyBytes);
      // One body is taken in any case.
      if (held > 0 && held + bytes > maxBytes) return undefined;
      held += bytes;
      return { leave: () => void (held -= bytes) };
    },
  };
}
