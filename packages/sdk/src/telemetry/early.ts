import type { Event } from '@handrail/protocol';
import type { Platform } from '../core/platform.ts';
import { createSaved, isList, type Saved } from '../core/saved.ts';

/**
 * What a page has seen that was left before it knew whether anything may be noted. It lives in this tab alone, until the
 * next page in it knows: then it is kept or thrown away.
 */
export const createEarly = ({ platform, prefix }: { platform: Platform; prefix: string }): Saved<Event[]> =>
  createSaved(platform.session, `${prefix}early`, isList<Event>);
