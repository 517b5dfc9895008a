export { inAudience, type Facts } from './in-audience.ts';
export { matchPath, type PageAddress } from './match-path.ts';
