import type { Mode, Published, Walkthrough } from '@handrail/protocol';
import { isRecord } from '../../../core/saved.ts';
import type { Stage } from '../../stage.ts';

/** How far the visitor is: kept by the tab, so that the guide goes on after a page load. */
export interface Kept {
  version: number;
  stepIndex: number;
  /** The steps shown before, oldest first. */
  trail: readonly number[];
  /** Whether the step of `stepIndex` has been shown since it was reached. */
  shown: boolean;
  /** Whether a target was missed on the way. */
  missed: boolean;
  mode: Mode;
  /** Whether somebody asked for the guide. */
  asked: boolean;
  /** What the mode keeps for itself. */
  memo?: unknown;
}

export function beginning({ guide, mode, asked }: Pick<Stage<Walkthrough>, 'guide' | 'mode' | 'asked'>): Kept {
  return { version: guide.version, stepIndex: 0, trail: [], shown: false, missed: false, mode, asked };
}

/** What was kept, if it is of this version of the guide and its steps are there. */
export function readKept(value: unknown, { version, steps }: Published<Walkthrough>): Kept | undefined {
  if (!isRecord(value) || value.version !== version || !Array.isArray(value.trail)) return undefined;
  const isThere = (index: unknown): boolean => steps[index as number] !== undefined;
  if (!isThere(value.stepIndex) || !value.trail.every(isThere)) return undefined;
  // Written by ourselves, for this very version; only what would lead to a step that is not there had to be looked at.
  return value as unknown as Kept;
}
