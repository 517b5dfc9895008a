import type { Guide } from '../schema/guide.ts';
import { walk } from '../text/walk.ts';
import type { Advice } from './advice.ts';

/** Links and pages that lead nowhere for anybody but the author, and guides that are not there. Whether an address answers is not asked. */
export function findDeadLinks(guide: Guide, guideIds?: ReadonlySet<string>): Advice[] {
  return [...walk(guide)].flatMap(({ value, name, path }): Advice[] => {
    if (typeof value !== 'string') return [];
    if (/^(?:href|url|src|poster|captions)$/.test(name)) {
      const why = whyDead(value);
      const message = `“${value}” ${why}.`;
      return why === undefined ? [] : [{ path, code: 'dead-link', message, about: { address: value } }];
    }
    // Of an action; the guide's own id stands at the top.
    if (name === 'guideId' && path !== '/guideId' && guideIds?.has(value) === false && value !== guide.guideId) {
      const message = `There is no guide “${value}” in this app.`;
      return [{ path, code: 'unknown-guide', message, about: { guideId: value } }];
    }
    return [];
  });
}

/** Hosts that are another machine for each visitor. */
const OWN_MACHINE = /^(?:localhost|.*\.localhost|127(?:\.\d+){3}|\[::1\]|0\.0\.0\.0)$/;

function whyDead(address: string): string | undefined {
  const clean = address.trim();
  if (clean === '' || clean === '#') return 'leads nowhere';
  if (/^mailto:/i.test(clean)) return /^mailto:[^@\s?]+@[^@\s?]+/i.test(clean) ? undefined : 'has no mail address';
  if (/^tel:/i.test(clean)) return clean.replace(/\D/g, '').length > 2 ? undefined : 'has no number';
  if (!/^(?:https?:)?\/\//i.test(clean)) return undefined;
  if (!URL.canParse(clean, 'https://x')) return 'is no address';
  return OWN_MACHINE.test(new URL(clean, 'https://x').hostname)
    ? 'is each visitor’s own computer, not yours'
    : undefined;
}
