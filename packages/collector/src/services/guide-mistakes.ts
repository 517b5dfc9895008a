import type { Guide } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';
import { stepsOf } from '@handrail/protocol/progress';
import type { Issue } from '@handrail/protocol/schema';

/** What a schema cannot say about a guide: every link leads to a safe address, and every step has an id of its own. */
export function findGuideMistakes(guide: Guide): Issue[] {
  return [...unsafeLinks(guide, ''), ...twice(guide)];
}

/** Addresses wherever they stand: nothing but links and `open` has a field of these names. */
function unsafeLinks(value: unknown, path: string): Issue[] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]: [string, unknown]) => {
    const at = `${path}/${name}`;
    if (typeof one !== 'string' || !['href', 'url', 'src', 'poster', 'captions'].includes(name))
      return unsafeLinks(one, at);
    return isSafeUrl(one) ? [] : [{ path: at, message: 'must be http, https, mailto, tel or relative to the page' }];
  });
}

function twice(guide: Guide): Issue[] {
  const [list, id] = { survey: ['questions', 'questionId'], checklist: ['items', 'itemId'] }[guide.kind as string] ?? [
    'steps',
    'stepId',
  ];
  const ids =
    guide.kind === 'walkthrough' ? guide.steps.map(({ stepId }) => stepId) : stepsOf(guide).map(({ stepId }) => stepId);
  return ids.flatMap((one, index) =>
    ids.indexOf(one) === index
      ? []
      : [{ path: `/${list}/${index}/${id}`, message: 'is used by an earlier step; give each step its own' }],
  );
}
