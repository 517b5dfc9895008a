import { matchPath, type PageAddress } from '@handrail/protocol/conditions';
import type { SingleTrigger } from '../due.ts';

/** Whether a trigger waits for this page. */
export const isHere = (trigger: SingleTrigger, page: PageAddress): boolean =>
  trigger.on === 'page' && (!trigger.path || matchPath(trigger.path, page));
