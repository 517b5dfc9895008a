export { mountWords, type WordsEditor, type WordsOptions } from './editor.ts';
