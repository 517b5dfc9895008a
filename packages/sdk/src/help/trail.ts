import type { Event, TicketContext } from '@handrail/protocol';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { createSaved, isList, isRecord } from '../core/saved.ts';
import { onGone } from '../page/gone.ts';
import type { HelpContext } from './context.ts';
import { ownerOf } from './who.ts';

/** What was done and went wrong lately in this tab, as far as it may be noted: what goes along with a ticket, if the visitor lets it. */
export interface Trail {
  steps(): Noted['steps'];
  missed(): Noted['missed'];
  consoleErrors(): Noted['errors'];
  failedRequests(): NonNullable<TicketContext['failedRequests']>;
  /** The guide that is or was last on the screen. */
  guide(): Noted['guide'];
  stop: Stop;
}

interface Noted {
  steps: NonNullable<TicketContext['steps']>;
  missed: NonNullable<TicketContext['missed']>;
  errors: NonNullable<TicketContext['consoleErrors']>;
  guide?: TicketContext['guide'];
}

/** What the page before has left in the tab. */
interface Left extends Noted {
  at: number;
  owner: string;
}

/** As many as the protocol lets go along, of each. */
const MOST = 20;
/** A visit ends after a pause of this length; what was done before has nothing to do with a question now. */
const PAUSE_MS = 1_800_000;

const isLeft = (value: unknown): value is Left =>
  isRecord(value) && [value.steps, value.missed, value.errors].every((one) => isList(one));
const NOTHING: Noted = { steps: [], missed: [], errors: [] };
const last = <T>(list: readonly T[], next: T): T[] => [...list, next].slice(-MOST);

/**
 * Hears what is recorded in this page anyway, which is structure and masked already; nothing more is listened to. Where
 * usage may not be noted, nothing of it is recorded, and so nothing is here. `before`: what was recorded until help came.
 */
export function createTrail(context: HelpContext, before: readonly Event[]): Trail {
  const { recorder, permit, platform, collector, prefix, visitor } = context;
  const life = createLifetime();
  const saved = createSaved(platform.session, `${prefix}trail`, isLeft);
  const left = saved.read();
  let owner = ownerOf(visitor);
  let noted: Noted = left?.owner === owner && platform.now() - left.at < PAUSE_MS ? left : NOTHING;

  /** What somebody did who has left is not told by who comes after. */
  function now(): Noted {
    const next = ownerOf(visitor);
    if (permit.may() === false || (owner && owner !== next)) noted = NOTHING;
    owner = next;
    return noted;
  }

  const note = (event: Event): void => {
    noted = permit.may() === false ? NOTHING : withEvent(now(), event);
  };
  for (const event of before) note(event);
  life.add(recorder.on('*', note));
  // Undecided, nothing of it is put into the browser.
  life.add(onGone(() => saved.write(permit.may() ? { ...now(), owner, at: platform.now() } : undefined)));

  return {
    steps: () => now().steps,
    missed: () => now().missed,
    consoleErrors: () => now().errors,
    failedRequests: () => (permit.may() === false ? [] : failedRequests(platform.now(), collector)),
    guide: () => now().guide,
    stop: life.end,
  };
}

function withEvent(noted: Noted, event: Event): Noted {
  const { name, at, page, props } = event;
  if (/^(help|article|ticket)\./.test(name)) return noted;
  const { guideId, version, stepId, element } = event as Extract<Event, { element?: unknown }>; // each may be missing
  const next = { ...noted };
  if (guideId && version) next.guide = { guideId, version, ...(stepId && { stepId }) };
  if (name === 'step.missed' && guideId && stepId)
    next.missed = last(noted.missed, {
      ...{ guideId, stepId, at },
      ...(version && { version }),
      ...(typeof props?.reason === 'string' && { reason: props.reason }),
    });
  if (name === 'error.caught')
    next.errors = last(noted.errors, { at, message: `${props?.message ?? ''}`.slice(0, 1_000) });
  else next.steps = last(noted.steps, { at, name, path: page.path, ...(element && { element }) });
  return next;
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
