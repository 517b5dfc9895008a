import { LIMITS } from '@handrail/protocol/schema';

/** How much larger than as it came a body is taken to be: most are packed, and not all say so. */
const UNPACKED = 12;

/** Bounds what requests on their way hold in memory, by the bytes of their bodies; past it they are turned away unread. */
export interface Intake {
  enter(contentLength: string | null): { leave(): void } | undefined;
}

export function createIntake(maxBytes: number): Intake {
  let held = 0;
  return {
    enter(contentLength) {
      const declared = Number(contentLength ?? NaN) * UNPACKED;
      const bytes = Number.isNaN(declared) ? LIMITS.bodyBytes : Math.min(declared, LIMITS.bodyBytes);
      // One body is taken in any case.
      if (held > 0 && held + bytes > maxBytes) return undefined;
      held += bytes;
      return { leave: () => void (held -= bytes) };
    },
  };
}
