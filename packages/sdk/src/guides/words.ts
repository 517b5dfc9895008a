// What is needed only for guides with variables or in several languages.
export { fillIn, localise } from '@handrail/protocol/text';
