import type { Event, GuideEvent, PlainEvent, StepEvent } from '@handrail/protocol';
import type { Guard } from './guard.ts';
import type { Stop } from './lifetime.ts';
import type { Session } from './session.ts';

type Stamp = 'eventId' | 'at' | 'seq' | 'visitorId' | 'sessionId' | 'page' | 'appVersion';
type Unstamped<E extends Event> = Omit<E, Stamp> &
  Partial<Pick<Event, 'eventId' | 'at' | 'page' | 'sessionId' | 'seq'>>;

/** What happened; the recorder adds who, and when and where if it was not here and now. */
type Happening = Unstamped<GuideEvent> | Unstamped<StepEvent> | Unstamped<PlainEvent>;

/** Takes down what happened. */
export type RecordEvent = (happening: Happening) => void;

export interface Recorder {
  record: RecordEvent;
  /** Records under other ids. */
  as(who: Pick<Event, 'visitorId' | 'sessionId'>): RecordEvent;
  /** Calls back with every event of a name, or with all under `*`, in this page, as it is recorded. */
  on(name: string, listener: (event: Event) => void): Stop;
}

export interface Stamping {
  newId(): string;
  now(): number;
  visitorId(): string;
  appVersion(): string | undefined;
  session: Pick<Session, 'next'>;
  path(): string;
  guard: Guard;
  keep(event: Event): void;
  /** Something is about to be recorded: what has happened before it and is not yet recorded comes first. */
  before(): void;
}

/** Makes events out of what happened: stamps them, hands them on to be kept, and tells who listens. */
export function createRecorder(stamping: Stamping): Recorder {
  const listeners = new Set<{ name: string; tell: (event: Event) => void }>();
  const as =
    (who?: Pick<Event, 'visitorId' | 'sessionId'>): RecordEvent =>
    (happening) => {
      stamping.before();
      const event = {
        eventId: stamping.newId(),
        at: stamping.now(),
        // Under other ids there is no place in this session either: the gap that it leaves would tell whose it was.
        ...(who ?? { visitorId: stamping.visitorId(), ...stamping.session.next() }),
        page: { path: stamping.path() },
        // Nobody is told of what is undefined: events leave the page as JSON.
        appVersion: stamping.appVersion() as string,
        ...happening,
      };
      stamping.keep(event);
      for (const { name, tell } of listeners) if (name === '*' || name === event.name) tell(event);
    };
  return {
    record: as(),
    as,
    on(name, listener) {
      const entry = { name, tell: stamping.guard(listener) };
      listeners.add(entry);
      return () => listeners.delete(entry);
    },
  };
}
