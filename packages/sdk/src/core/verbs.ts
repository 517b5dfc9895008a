import type { Client } from './client.ts';
import type { Stop } from './lifetime.ts';
import type { Log } from './log.ts';
import { isTrackName, readProps } from './props.ts';
import type { Recorder } from './recorder.ts';
import { isRecord } from './saved.ts';
import type { Session } from './session.ts';
import { isText } from './text.ts';
import { isVisitorId, type Change, type Visitor } from './visitor.ts';

export interface VerbsOptions {
  recorder: Recorder;
  visitor: Visitor;
  session: Session;
  log: Log;
  /** The visitor's facts have changed. */
  onIdentify(change: Change, anonymousId?: string): void;
  onReset(): void;
  onOpen(what: string): void;
}

/** Three parts with dots between, as a JWT has; anything else the collector would refuse with all that it came with. */
const isToken = (value: unknown): value is string => isText(value, 2_048) && /^[\w-]+\.[\w-]+\.[\w-]+$/.test(value);

type Verbs = Pick<Client, 'identify' | 'track' | 'open' | 'reset'> & { on(...args: Parameters<Client['on']>): Stop };

/** The methods that speak of the visitor and of what they do. */
export function createVerbs({ recorder, visitor, session, log, onIdentify, onReset, onOpen }: VerbsOptions): Verbs {
  return {
    identify(identity) {
      if (!isVisitorId(identity?.visitorId)) return log.warn('identify: a visitorId has 1 to 128 characters');
      const { visitorId, traits, appVersion, token } = identity;
      if (token !== undefined && !isToken(token)) log.warn('identify: a token is a JWT');
      const { change, anonymousId } = visitor.identify({
        visitorId,
        traits: isRecord(traits) ? traits : {},
        ...(isText(appVersion, 50) && { appVersion }),
        ...(isToken(token) && { token }),
      });
      if (anonymousId) recorder.record({ name: 'visitor.identified', props: { anonymousId } });
      onIdentify(change, anonymousId);
    },
    track(name, props) {
      if (!isTrackName(name)) return log.warn('track: a name has 1 to 100 characters, no guide.*, step.*', name);
      const read = readProps(props);
      recorder.record({ name, ...(read && { props: read }) });
    },
    open(what) {
      if (what === 'help') recorder.record({ name: 'help.opened' });
      onOpen(what);
    },
    reset() {
      visitor.reset();
      session.end();
      onReset();
    },
    on: recorder.on,
  };
}
