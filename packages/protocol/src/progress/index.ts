export { advanceBy, type Advance, type Ended, type Move, type Progress, type Showing, type Way } from './advance.ts';
export { countBy, type Count } from './count-steps.ts';
export { isAtHome } from './is-at-home.ts';
export { stepsOf } from './steps-of.ts';
export { isStraight, straight } from './straight.ts';
export { advance, countSteps } from './whole.ts';
export { winding } from './winding.ts';
