/**
 * Of fewer people nothing is told, as it would be about single ones: wherever a member asks about people chosen by what is known
 * of them, and where a link shows a report to anybody who has it.
 */
export const SMALLEST_GROUP = 5;
export const HIDDEN_BELOW = 10;
