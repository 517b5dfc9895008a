import type { AppInput } from '@handrail/protocol';
import type { Issue } from '@handrail/protocol/schema';

/** What a schema cannot say about an app: every segment has an id of its own. */
export function findAppMistakes({ segments = [] }: AppInput): Issue[] {
  const ids = segments.map(({ segmentId }) => segmentId);
  return ids.flatMap((id, index) =>
    ids.indexOf(id) === index
      ? []
      : [{ path: `/segments/${index}/segmentId`, message: 'is used by an earlier segment; give each its own' }],
  );
}
