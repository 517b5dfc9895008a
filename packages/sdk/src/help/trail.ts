import type { Event, TicketContext } from '@handrail/protocol';
import type { Stop } from '../core/lifetime.ts';
import type { HelpContext } from './context.ts';

/** What was done and went wrong on this page, as far as it may be noted: what goes along with a ticket, if the visitor lets it. */
export interface Trail {
  steps(): NonNullable<TicketContext['steps']>;
  missed(): NonNullable<TicketContext['missed']>;
  consoleErrors(): NonNullable<TicketContext['consoleErrors']>;
  failedRequests(): NonNullable<TicketContext['failedRequests']>;
  /** The guide that is or was last on the screen. */
  guide(): TicketContext['guide'];
  stop: Stop;
}

/** As many as the protocol lets go along, of each. */
const MOST = 20;

/**
 * Hears what is recorded in this page anyway, which is structure and masked already; nothing more is listened to. Where
 * usage may not be noted, nothing of it is recorded, and so nothing is here.
 */
export function createTrail({ recorder, permit, platform, collector }: HelpContext): Trail {
  let steps: NonNullable<TicketContext['steps']> = [];
  let missed: NonNullable<TicketContext['missed']> = [];
  let errors: NonNullable<TicketContext['consoleErrors']> = [];
  let guide: TicketContext['guide'];
  const last = <T>(list: readonly T[], next: T): T[] => [...list, next].slice(-MOST);

  function note(event: Event): void {
    const { name, at, page, props } = event;
    if (permit.may() === false || /^(help|article|ticket)\./.test(name)) return;
    const { guideId, version, stepId, element } = event as Extract<Event, { element?: unknown }>; // each may be missing
    if (guideId && version) guide = { guideId, version, ...(stepId && { stepId }) };
    if (name === 'step.missed' && guideId && stepId)
      missed = last(missed, {
        ...{ guideId, stepId, at },
        ...(version && { version }),
        ...(typeof props?.reason === 'string' && { reason: props.reason }),
      });
    if (name === 'error.caught') errors = last(errors, { at, message: `${props?.message ?? ''}`.slice(0, 1_000) });
    else steps = last(steps, { at, name, path: page.path, ...(element && { element }) });
  }

  return {
    steps: () => steps,
    missed: () => missed,
    consoleErrors: () => errors,
    failedRequests: () => (permit.may() === false ? [] : failedRequests(platform.now(), collector)),
    guide: () => guide,
    stop: recorder.on('*', note),
  };
}

/**
 * Requests of the page's scripts that were answered with a failure, from what the browser has kept of them anyway. It
 * knows no method, so the way in which they were sent stands in its place; it keeps 250 at most.
 */
function failedRequests(now: number, collector: string | undefined): NonNullable<TicketContext['failedRequests']> {
  const entries = performance.getEntriesByType('resource') as PerformanceResourceTiming[]; // by its type
  return entries
    .filter(({ name, initiatorType, responseStatus }) => {
      const isOurs = collector !== undefined && name.startsWith(collector);
      return responseStatus >= 400 && responseStatus < 600 && !isOurs && /^(fetch|xmlhttprequest)$/.test(initiatorType);
    })
    .slice(-MOST)
    .map(({ name, initiatorType, responseStatus, startTime }) => ({
      at: Math.round(now - performance.now() + startTime),
      method: initiatorType === 'fetch' ? 'FETCH' : 'XHR',
      path: pathOf(name),
      status: responseStatus,
    }));
}

const pathOf = (url: string): string => (URL.canParse(url) ? new URL(url).pathname : '');
