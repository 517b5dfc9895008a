export { inDayPart, type Clock, type DayPart } from './clock.ts';
export type { Facts } from './facts.ts';
export { inAudience } from './in-audience.ts';
export { matchPath, type PageAddress } from './match-path.ts';
