import { find, type Target } from '@handrail/target';
import type { FoundTold } from '../wire.ts';
import { strengthTold } from './sight.ts';

/** Whether the targets of steps are on this page, one after the other, so that the page can breathe between them. */
export async function findAll(targets: Readonly<Record<string, Target>>): Promise<Record<string, FoundTold>> {
  const findings: Record<string, FoundTold> = {};
  for (const [stepId, target] of Object.entries(targets)) {
    findings[stepId] = findOne(target);
    await new Promise((resolve) => setTimeout(resolve));
  }
  return findings;
}

function findOne(target: Target): FoundTold {
  const finding = find(target);
  return 'missing' in finding
    ? { state: 'missing', reason: finding.missing }
    : { state: 'found', healed: finding.healed, strength: strengthTold(target) };
}
