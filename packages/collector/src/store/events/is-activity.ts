/** Whether an event makes somebody active: what we showed does not. */
export function isActivity(name: string): boolean {
  return !/^(?:guide|step|survey)\./.test(name);
}
