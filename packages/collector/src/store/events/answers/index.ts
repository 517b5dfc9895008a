export { activeByTrait, activePeople } from './active-people.ts';
export { frustration, topElements } from './elements.ts';
export { featureUse } from './feature-use.ts';
export { funnel } from './funnel.ts';
export type { Log } from './log.ts';
export { paths, topPages } from './pages.ts';
export { retention } from './retention.ts';
export { asListed, pageOf } from './single-events.ts';
export { SESSION_GAP_MS, timeInApp } from './time-in-app.ts';
