export { advise, type AdviceOptions } from './advise.ts';
export type { Advice, AdviceCode } from './advice.ts';
export { textStates, type TextState } from './find-translations.ts';
export { printOf, textsOf } from './print-of.ts';
export { linesOf } from './words-of.ts';
