export { advance, type Ended, type Move, type Progress, type Showing } from './advance.ts';
export { countSteps, type Count } from './count-steps.ts';
export { isAtHome } from './place-of-step.ts';
export { stepsOf } from './steps-of.ts';
