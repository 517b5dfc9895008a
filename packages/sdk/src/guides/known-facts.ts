import type { Facts, PageAddress } from '@handrail/protocol/conditions';
import type { Visitor } from '../core/visitor.ts';

export interface KnownFactsOptions {
  visitor: Pick<Visitor, 'traits' | 'appVersion'>;
  page(): PageAddress;
  now(): number;
  locales(): readonly string[];
}

/** What is known of visitor, page and browser, in the form in which conditions ask for it. */
export function createKnownFacts({ visitor, page, now, locales }: KnownFactsOptions): () => Facts {
  // Neither changes while the page is open.
  const isTouched = matchMedia('(pointer: coarse)').matches;
  const isSmall = Math.min(screen.width, screen.height) < 600;
  return () => {
    const instant = now();
    const date = new Date(instant);
    const [locale] = locales();
    const appVersion = visitor.appVersion();
    return {
      page: page(),
      traits: visitor.traits(),
      now: instant,
      // The browser's time zone is the visitor's.
      clock: { minutes: date.getHours() * 60 + date.getMinutes(), weekday: date.getDay() || 7 },
      device: isTouched ? (isSmall ? 'phone' : 'tablet') : 'desktop',
      ...(locale && { locale }),
      ...(appVersion && { appVersion }),
    };
  };
}
