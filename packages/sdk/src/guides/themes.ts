// Fetched for a guide with a theme of its own, in an app that has one too.
export { mergeThemes } from '@handrail/protocol/contrast';
