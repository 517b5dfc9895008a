import type { Permit } from '../core/permit.ts';
import type { AskCollector } from './delivery.ts';

/**
 * Asks the collector; what a visitor has seen is asked for by their id, so only where that may leave the page, which is known once what
 * decides about usage has come.
 */
export const askPermitted =
  (ask: AskCollector, permit: Pick<Permit, 'may'>, decided: () => Promise<void>): AskCollector =>
  async (path, body) => {
    if (body) await decided().catch(() => undefined);
    return body && !permit.may() ? undefined : ask(path, body);
  };
