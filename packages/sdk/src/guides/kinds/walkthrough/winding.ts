// With branches, conditions and hidden steps, which most guides do without.
export { winding } from '@handrail/protocol/progress';
