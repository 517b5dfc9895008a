import { advanceBy } from './advance.ts';
import { countBy } from './count-steps.ts';
import { winding } from './winding.ts';

/** The state machine with all that it knows. */
export const advance = advanceBy(winding);
export const countSteps = countBy(advance);
