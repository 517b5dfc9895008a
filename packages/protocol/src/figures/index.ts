export { FIGURES, FIGURE_NAMES } from './definitions.ts';
export {
  FIGURE_REASONS,
  FIGURE_UNITS,
  type FigureDefinition,
  type FigureName,
  type FigureReason,
  type FigureTexts,
  type FigureUnit,
} from './figure-words.ts';
export { differenceOf, type Part } from './newcombe.ts';
export { HIDDEN_BELOW, SMALLEST_GROUP } from './small-groups.ts';
