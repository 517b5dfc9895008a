export { describe, type DescribeOptions } from './describe.ts';
export { findExact } from './exact.ts';
export { find } from './find.ts';
export { roleOf } from './role.ts';
export { strength, type Strength } from './strength.ts';
export { watch } from './watch.ts';
export { looksGenerated } from './words.ts';
export type { Changes, Finding, FindOptions, Found, Missing, Root } from './finding.ts';
export type { Target } from '@handrail/protocol';
