import type { Condition, Segment, Who } from '../index.ts';

const DEEPEST = 5;

/**
 * The people of a segment as questions about use name them, by the values of their traits; undefined where the segment looks at
 * something else: a page, a device, a part of a text.
 */
export function whoOf(when: Condition, segments: readonly Segment[] = [], depth = 0): Who | undefined {
  if (depth > DEEPEST) return undefined;
  if (when.type === 'trait') {
    const isMore = when.contains !== undefined || when.atLeast !== undefined || when.atMost !== undefined;
    return isMore || when.in === undefined ? undefined : { [when.name]: when.in };
  }
  if (when.type === 'segment') {
    const segment = segments.find(({ segmentId }) => segmentId === when.segmentId);
    return segment && whoOf(segment.when, segments, depth + 1);
  }
  if (when.type !== 'all' && when.type !== 'any') return undefined;
  const parts = when.of.map((one) => whoOf(one, segments, depth + 1)).filter((part) => part !== undefined);
  if (parts.length === 0 || parts.length < when.of.length) return undefined;
  return when.type === 'all' ? parts.reduce(bothOf) : eitherOf(parts);
}

/** Whoever is of both: of a trait that both name, the values that both have. */
export function bothOf(one: Who, other: Who): Who {
  const both: Who = { ...one };
  for (const [trait, values] of Object.entries(other)) {
    both[trait] = both[trait]?.filter((value) => values.includes(value)) ?? values;
  }
  return both;
}

/** Whoever is of any: that can be asked where all name the same trait alone. */
function eitherOf(parts: readonly Who[]): Who | undefined {
  const [trait, ...others] = new Set(parts.flatMap((part) => Object.keys(part)));
  if (trait === undefined || others.length > 0) return undefined;
  return { [trait]: [...new Set(parts.flatMap((part) => part[trait] ?? []))] };
}
