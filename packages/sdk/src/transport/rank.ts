/** What has to go when there is no room: first what counts least, 0. */
export function rankOf(name: string): number {
  if (/^(guide|step|survey|issue|visitor)\.|^event\.dropped$/.test(name)) return 2;
  return /^(page|element|form|frustration)\./.test(name) ? 0 : 1;
}
