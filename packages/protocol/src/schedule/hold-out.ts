/**
 * Whether a visitor is held out of a guide: fixed by who they are and which guide it is, so that every page, every browser and every
 * version of the guide says the same, and that being held out of one guide says nothing of another. A larger share holds out those of
 * the smaller one as well.
 */
export function isHeldOut(visitorId: string, { guideId, holdOut = 0 }: { guideId: string; holdOut?: number }): boolean {
  return hash(`${guideId}\n${visitorId}`) % 10_000 < holdOut * 100;
}

/** FNV-1a over the text's code units, then MurmurHash3's last mixing, without which similar ids stay near each other. */
function hash(text: string): number {
  let sum = 0x811c9dc5;
  for (let place = 0; place < text.length; place += 1) sum = Math.imul(sum ^ text.charCodeAt(place), 0x01000193);
  sum = Math.imul(sum ^ (sum >>> 16), 0x85ebca6b);
  sum = Math.imul(sum ^ (sum >>> 13), 0xc2b2ae35);
  return (sum ^ (sum >>> 16)) >>> 0;
}
