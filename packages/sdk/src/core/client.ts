import type { Event, Props } from '@handrail/protocol';
import type { Guard } from './guard.ts';
import type { Lifetime, Stop } from './lifetime.ts';
import type { Identity } from './visitor.ts';

/** Hears of events as they are recorded in this page. */
export type Listener = (event: Event) => void;

/** A call as data: the name of a method, then its arguments. */
export type Call =
  | ['identify', Identity]
  | ['track', string, Props?]
  | ['show', string]
  | ['on', string, Listener]
  | ['reset']
  | ['stop'];

export interface Status {
  /** Whether it runs: false after `stop()`, or after too many errors. */
  running: boolean;
  /** Whether events outlive this page; false where the browser's database is blocked, full or broken. */
  durable: boolean;
  /** Events given up since the page was loaded: too old, too many, or refused by the collector. */
  dropped: number;
}

/** What the host page calls. No method throws or waits; after `stop()` every one does nothing. */
export interface Client {
  /** Says who is here. Call it on every page load; the traits are facts for the audiences of guides and are not sent. */
  identify(identity: Identity): void;
  /**
   * Records that something happened, under a name of 1 to 100 characters that begins neither with `guide.` nor `step.`.
   * Props: up to 50 strings of 1,024 characters, numbers, booleans or nulls; what does not fit is left out.
   */
  track(name: string, props?: Props): void;
  /** Starts a published guide, whether or not it was seen before. */
  show(guideId: string): void;
  /** Forgets who is here, what they have seen and what they have begun: for log-out. */
  reset(): void;
  /** Ends everything: no listener, node, timer or patch stays behind. */
  stop(): void;
  /** Calls back with each event of a name, or with all under `*`; answers with what ends this. */
  on(name: string, listener: Listener): Stop;
  /** Takes calls as data, as the queue before our arrival did. */
  push(...calls: Call[]): void;
  status(): Status;
}

type Parts = Omit<Client, 'push' | 'status'> & { status(): Omit<Status, 'running'> };

const nothing = (): void => undefined;

/** Puts a guard before each method, which rests when the lifetime has ended, and `push` beside them. */
export function createClient(parts: Parts, guard: Guard, life: Pick<Lifetime, 'ended'>): Client {
  const method = <A extends unknown[]>(run: (...args: A) => void): ((...args: A) => void) =>
    guard((...args: A) => (life.ended() ? undefined : run(...args)));
  const methods = {
    identify: method(parts.identify),
    track: method(parts.track),
    show: method(parts.show),
    reset: method(parts.reset),
    stop: method(parts.stop),
    on(name: string, listener: Listener): Stop {
      let end: Stop = nothing;
      method(() => {
        end = parts.on(name, listener);
      })();
      return end;
    },
  };
  return {
    ...methods,
    status: () => ({ running: !life.ended(), ...parts.status() }),
    push: method((...calls: Call[]) => {
      for (const [name, ...args] of calls) {
        // A queue is filled by hand: a name that is none of ours is passed over, and each method checks its arguments.
        if (Object.hasOwn(methods, name)) (methods[name] as (...args: unknown[]) => void)(...args);
      }
    }),
  };
}

/** Stands in when Handrail cannot start, so that the host's calls meet something. */
export function createRestingClient(): Client {
  const verbs = { identify: nothing, track: nothing, show: nothing, reset: nothing, stop: nothing };
  const status = () => ({ running: false, durable: false, dropped: 0 });
  return { ...verbs, push: nothing, on: () => nothing, status };
}
