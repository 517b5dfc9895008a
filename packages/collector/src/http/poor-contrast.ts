import type { UnreadableTheme } from '../services/judge-theme.ts';
import { problem } from './problem.ts';

/** Refuses a theme that some cannot read, with each pair that fails. */
export function poorContrast({ poorContrast: contrast, issues }: UnreadableTheme): Response {
  const words = issues.map(({ path, message }) => `${path}: ${message}`).join('; ');
  const detail = `Some cannot read this theme: ${words}. A colour can be another in each scheme, by theme.light and theme.dark.`;
  return problem(422, 'poor-contrast', detail, { errors: issues, contrast });
}
