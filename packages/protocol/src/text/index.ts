export { fillIn } from './fill-in.ts';
export { localise } from './localise.ts';
export { mapTexts } from './map-texts.ts';
export { pickLocale } from './pick-locale.ts';
export { walk } from './walk.ts';
export { csvOf } from './csv.ts';
