import type { FunnelReport } from '@handrail/protocol';
import type { FunnelRow } from '../store/events/usage-questions.ts';
import { measure } from './measure.ts';

/** How many came to each step, as shares of those of the first step and of the step before. */
export const shapeEventFunnel = (rows: readonly FunnelRow[]): FunnelReport['rows'] =>
  rows.map(({ people, ...row }) => ({
    ...row,
    steps: people.map((count, index) => ({
      people: count,
      ofFirst: measure('funnel-of-first', count, people[0] ?? 0),
      ofPrevious: measure('funnel-of-previous', count, people[Math.max(0, index - 1)] ?? 0),
    })),
  }));
