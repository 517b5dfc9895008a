import type { FigureName } from '@handrail/protocol';
import { FIGURE_NAMES } from '@handrail/protocol/figures';
import { figures } from '../definitions.ts';
import { rolloutMessages } from '../words.ts';

// Of a record with a key for each name.
export const FIGURE_OPTIONS = Object.fromEntries(FIGURE_NAMES.map((name) => [name, nameOf(name)])) as Record<
  FigureName,
  string
>;

/** Two figures share a name; the one about a feature says so. */
function nameOf(name: FigureName): string {
  return name === 'featureAdoption' ? `${figures[name].term}: ${rolloutMessages.edit.feature}` : figures[name].term;
}

/** Those that may be asked of one guide alone. */
export const ABOUT_GUIDES: readonly FigureName[] = ['guideStarts', 'guideCompletion', 'missRate', 'goalConversion'];
