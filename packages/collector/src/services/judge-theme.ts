import type { Theme } from '@handrail/protocol';
import { findPoorContrast, type PoorContrast } from '@handrail/protocol/contrast';
import type { Issue } from '@handrail/protocol/schema';

/** Why a theme is refused: some could not read it. */
export interface UnreadableTheme {
  poorContrast: PoorContrast[];
  /** The same in words. */
  issues: Issue[];
}

export function judgeTheme(theme: Theme | undefined): UnreadableTheme | undefined {
  const poorContrast = theme === undefined ? [] : findPoorContrast(theme);
  return poorContrast.length === 0 ? undefined : { poorContrast, issues: poorContrast.map(toIssue) };
}

function toIssue({ pair, ratio, needed, scheme }: PoorContrast): Issue {
  // Rounded down, so that what fails never looks as if it did not.
  const shown = (Math.floor(ratio * 100) / 100).toFixed(2);
  return { path: `/theme/${scheme}`, message: `${pair} has a contrast of ${shown} to 1 and needs ${needed}` };
}
