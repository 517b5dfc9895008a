import type { Block, Guide, Inline } from '@handrail/protocol';
import { isSafeUrl } from '@handrail/protocol/links';
import type { Issue } from '@handrail/protocol/schema';

/** What a schema cannot say about a guide: every link leads to a safe address, and every step has an id of its own. */
export function findGuideMistakes(guide: Guide): Issue[] {
  const seen = new Set<string>();
  return guide.steps.flatMap((step, index) => {
    const path = `/steps/${index}`;
    const twice = seen.has(step.stepId);
    seen.add(step.stepId);
    const issues = step.blocks.flatMap((block, at) => unsafeLinks(block, `${path}/blocks/${at}`));
    if (twice) issues.push({ path: `${path}/stepId`, message: `is used by an earlier step; give each step its own` });
    return issues;
  });
}

function unsafeLinks(block: Block, path: string): Issue[] {
  if (block.type === 'list') return block.items.flatMap((item, index) => unsafeIn(item, `${path}/items/${index}`));
  return unsafeIn(block.content, `${path}/content`);
}

function unsafeIn(content: readonly Inline[], path: string): Issue[] {
  return content.flatMap(({ href }, index) =>
    href === undefined || isSafeUrl(href)
      ? []
      : [{ path: `${path}/${index}/href`, message: 'must be http, https, mailto, tel or relative to the page' }],
  );
}
