import type { Event, Mode, Props } from '@handrail/protocol';
import type { Reason } from '@handrail/protocol/explain';
import type { Guard } from './guard.ts';
import type { Lifetime, Stop } from './lifetime.ts';
import type { Identity } from './visitor.ts';

/** Hears of events as they are recorded in this page. */
export type Listener = (event: Event) => void;

/** A call as data: the name of a method, then its arguments. */
export type Call =
  | ['identify', Identity]
  | ['track', string, Props?]
  | ['show', string, ShowOptions?]
  | ['open', 'help']
  | ['on', string, Listener]
  | ['consent', boolean]
  | ['optOut']
  | ['optIn']
  | ['reset']
  | ['stop'];

export interface ShowOptions {
  /** How to run a walkthrough. @default the first way that it offers */
  mode?: Mode;
}

/** Why a guide is shown to this visitor on this page now, or is not. */
export interface Explanation {
  guideId: string;
  /** Whether it starts by itself now, or is being shown. */
  due: boolean;
  /** All that decides, each in words, and whether it holds. */
  reasons: Reason[];
}

export interface Status {
  /** Whether it runs: false after `stop()`, or after too many errors. */
  running: boolean;
  /** Whether events outlive this page; false where the browser's database is blocked, full or broken. */
  durable: boolean;
  /** Events given up since the page was loaded: too old, too many, or refused by the collector. */
  dropped: number;
}

/** What the host page calls. No method throws, and only `explain` answers later; after `stop()` every one does nothing. */
export interface Client {
  /** The app that it serves. */
  readonly appKey: string;
  /** Says who is here. Call it on every page load; traits that the app declares are sent. */
  identify(identity: Identity): void;
  /**
   * Records that something happened, under a name of 1 to 100 characters that begins neither with `guide.` nor `step.`.
   * Props: up to 50 strings of 1,024 characters, numbers, booleans or nulls; what does not fit is left out.
   */
  track(name: string, props?: Props): void;
  /** Starts a published guide, whether or not it was seen before. */
  show(guideId: string, options?: ShowOptions): void;
  /** Opens the help: whoever listens to `help.opened` shows it. */
  open(what: 'help'): void;
  /** Says, for each condition, whether it holds now: why a guide is shown, or is not. */
  explain(guideId: string): Promise<Explanation>;
  /** Says whether the visitor agrees that their use is noted. It is remembered; taken back, what waits is thrown away. */
  consent(agrees: boolean): void;
  /** From now on nothing of this visitor is noted, kept or sent, whatever `consent` says, until `optIn`. */
  optOut(): void;
  optIn(): void;
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

type Parts = Omit<Client, 'push' | 'status' | 'appKey'> & { status(): Omit<Status, 'running'> };

const nothing = (): void => undefined;

const VERBS = ['identify', 'track', 'show', 'open', 'consent', 'optOut', 'optIn', 'reset', 'stop'] as const;
type Verb = (typeof VERBS)[number];

/** The methods that answer nothing, each made alike. A page may have broken what makes objects out of lists. */
function each(make: (name: Verb) => (...args: never[]) => void): Pick<Client, Verb> {
  const verbs: Record<string, (...args: never[]) => void> = {};
  for (const name of VERBS) verbs[name] = make(name);
  return verbs as unknown as Pick<Client, Verb>; // one for each name
}

/** Puts a guard before each method, which rests when the lifetime has ended, and `push` beside them. */
export function createClient(appKey: string, parts: Parts, guard: Guard, life: Pick<Lifetime, 'ended'>): Client {
  const method = <A extends unknown[]>(run: (...args: A) => void): ((...args: A) => void) =>
    guard((...args: A) => (life.ended() ? undefined : run(...args)));
  const methods = {
    ...each((name) => method(parts[name] as (...args: unknown[]) => void)), // each takes what its own type says
    on(name: string, listener: Listener): Stop {
      let end: Stop = nothing;
      method(() => {
        end = parts.on(name, listener);
      })();
      return end;
    },
  };
  return {
    appKey,
    ...methods,
    async explain(guideId) {
      if (life.ended()) return unexplained(guideId);
      return parts.explain(guideId).catch(() => unexplained(guideId));
    },
    status: () => ({ running: !life.ended(), ...parts.status() }),
    push: method((...calls: Call[]) => {
      for (const [name, ...args] of calls) {
        // A queue is filled by hand: a name that is none of ours is passed over, and each method checks its arguments.
        if (Object.hasOwn(methods, name)) (methods[name] as (...args: unknown[]) => void)(...args);
      }
    }),
  };
}

const unexplained = (guideId: string): Explanation => ({
  guideId,
  due: false,
  reasons: [{ holds: false, words: 'Handrail does not run on this page' }],
});

/** Stands in when Handrail cannot start, so that the host's calls meet something. */
export function createRestingClient(): Client {
  const status = () => ({ running: false, durable: false, dropped: 0 });
  const explain = (guideId: string) => Promise.resolve(unexplained(guideId));
  return { appKey: '', ...each(() => nothing), push: nothing, on: () => nothing, explain, status };
}
