// What the classic script puts under `HandrailTarget`.
export { describe } from './describe.ts';
export { find } from './find.ts';
export { strength } from './strength.ts';
export { watch } from './watch.ts';
