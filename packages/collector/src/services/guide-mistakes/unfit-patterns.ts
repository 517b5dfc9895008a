import type { Guide } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';

/** Validations that no browser can judge, or that no value can fit. */
export function findUnfitPatterns(guide: Guide): Issue[] {
  if (guide.kind !== 'walkthrough') return [];
  return guide.steps.flatMap((step, at) =>
    (step.type === 'tooltip' ? (step.validate ?? []) : []).flatMap((one, index) => {
      const path = `/steps/${at}/validate/${index}`;
      const mistake = one.pattern === undefined ? undefined : mistakeIn(one.pattern);
      return [
        ...(mistake === undefined ? [] : [{ path: `${path}/pattern`, message: mistake }]),
        ...isBelow(one.max, one.min, `${path}/max`),
        ...isBelow(one.maxLength, one.minLength, `${path}/maxLength`),
      ];
    }),
  );
}

function mistakeIn(pattern: string): string | undefined {
  try {
    // As the SDK makes it, to be held against the whole value.
    new RegExp(`^(?:${pattern})$`, 'u');
    return undefined;
  } catch (error) {
    return `is not a regular expression: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function isBelow(most: number | undefined, least: number | undefined, path: string): Issue[] {
  return most !== undefined && least !== undefined && most < least
    ? [{ path, message: `must be at least ${least}` }]
    : [];
}
