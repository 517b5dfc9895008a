import type { Guide } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';

/** What a guide may name outside itself. */
export interface Surroundings {
  guideIds: ReadonlySet<string>;
  segmentIds: ReadonlySet<string>;
}

/**
 * Guides and segments that a guide names and that are not there. No mistakes, as they may be made later; whoever saves the
 * guide is told.
 */
export function findUnknownReferences(guide: Guide, around: Surroundings): Issue[] {
  return [...references(guide, '')].flatMap(({ noun, id, path }) =>
    (noun === 'guide' ? around.guideIds : around.segmentIds).has(id)
      ? []
      : [{ path, message: `there is no ${noun} "${id}" in this app yet` }],
  );
}

/** The segments that something names, at whatever place. */
export const segmentsNamedIn = (value: unknown): ReadonlySet<string> =>
  new Set([...references(value, '')].flatMap(({ noun, id }) => (noun === 'segment' ? [id] : [])));

interface Reference {
  noun: 'guide' | 'segment';
  id: string;
  path: string;
}

function* references(value: unknown, path: string): Generator<Reference> {
  if (typeof value !== 'object' || value === null) return;
  for (const [name, one] of Object.entries(value) as [string, unknown][]) {
    const at = `${path}/${name}`;
    // Those of the guide itself stand at its top.
    if (typeof one === 'string' && path !== '') {
      if (name === 'guideId') yield { noun: 'guide', id: one, path: at };
      if (name === 'segmentId') yield { noun: 'segment', id: one, path: at };
    }
    if (!OTHERS.has(name)) yield* references(one, at);
  }
}

/** Where names are the host's own. */
const OTHERS: ReadonlySet<string> = new Set(['props', 'target', 'translations']);
