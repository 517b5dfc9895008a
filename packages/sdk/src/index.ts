import { createClient, createRestingClient, type Client } from './core/client.ts';
import { createEventIds } from './core/event-id.ts';
import { createGuard } from './core/guard.ts';
import { createLifetime } from './core/lifetime.ts';
import { consoleLog, type Log } from './core/log.ts';
import { oncePerApp } from './core/once.ts';
import { resolveOptions, type HandrailOptions, type Resolved } from './core/options.ts';
import { browserPlatform } from './core/platform.ts';
import { createRecorder } from './core/recorder.ts';
import { createVerbs } from './core/verbs.ts';
import { createWho } from './core/who.ts';
import { createArrivingHelp } from './help/arriving.ts';
import { createKnownFacts } from './guides/known-facts.ts';
import { createGuides } from './guides/guides.ts';
import { pageAddress } from './page/address.ts';
import { onClick } from './page/clicks.ts';
import { openGate, standAtWindow } from './page/gate.ts';
import { onNavigate } from './page/navigation.ts';
import { onBack, onLeave, onOnline } from './page/presence.ts';
import { onForbidden } from './page/violations.ts';
import { createArrivingTelemetry } from './telemetry/arriving.ts';
import { askPermitted } from './transport/ask-permitted.ts';
import { createDelivery } from './transport/delivery.ts';

export type { Call, Client, Explanation, Listener, ShowOptions, Status } from './core/client.ts';
export type { HandrailOptions } from './core/options.ts';
export type { Identity } from './core/visitor.ts';

/**
 * Starts Handrail in this page. It never throws: when it cannot start it says why on the console, and the client that
 * it answers with does nothing. Called again for the same app, it answers with the client that runs already.
 */
export function createHandrail(options: HandrailOptions): Client {
  const log = consoleLog();
  try {
    const resolved = resolveOptions(options);
    return oncePerApp(resolved.appKey, (release) => start(resolved, log, release));
  } catch (error) {
    log.warn('could not start', error);
    return createRestingClient();
  }
}

function start(options: Resolved, log: Log, release: () => void): Client {
  const { prefix } = options;
  const life = createLifetime((error) => log.warn('something failed', error));
  const guard = createGuard(log, life.end);
  const platform = browserPlatform();
  const newId = createEventIds(platform);
  const who = createWho(platform, prefix, newId, options.appVersion);
  const { permit, visitor, session } = who;
  const delivery = createDelivery({ ...options, platform, owner: newId(), guard, log, identity: visitor.token });
  const telemetry = createArrivingTelemetry({
    ...{ who, platform, prefix, guard, log, collector: options.collector, fetchOutgoing: delivery.fetchOutgoing },
    recorder: () => recorder,
    onRenamed: (before) => guides.identified('renamed', before),
  });
  const recorder = createRecorder({
    ...{ newId, now: platform.now, session, guard, visitorId: visitor.visitorId, appVersion: visitor.appVersion },
    path: () => location.pathname,
    ...{ keep: telemetry.keep, before: telemetry.before },
  });
  const locales = (): readonly string[] =>
    [options.locale, document.documentElement.lang, ...navigator.languages].flatMap((one) => one || []);
  const guides = createGuides({
    ...{ prefix, platform, newId, visitor, session, recorder, locales, guard, log },
    ask: askPermitted(delivery.ask, permit, telemetry.fetch),
    facts: createKnownFacts({ visitor, page: pageAddress, now: platform.now, locales }),
    openHelp: () => verbs.open('help'),
    onSettled: telemetry.soon,
  });
  const help = createArrivingHelp({ ...guides.core, ...options, permit, ask: delivery.ask, life });
  const verbs = createVerbs({
    ...{ recorder, visitor, session, log, onReset: guides.reset, onOpen: help.open },
    onIdentify(...change) {
      guides.identified(...change);
      telemetry.identified();
    },
  });

  const publish = (manifest: unknown): void => {
    telemetry.publish(manifest);
    guides.publish(manifest);
    help.publish(manifest as Parameters<typeof help.publish>[0]); // of anything else there is no field to be read
  };

  life.add(release);
  life.add(delivery.stop);
  life.add(guides.stop);
  life.add(telemetry.stop);
  life.add(
    onLeave(
      guard((isGone: boolean) => {
        telemetry.leave(isGone);
        delivery.leave();
        if (isGone) guides.away();
      }),
    ),
  );
  life.add(onOnline(guard(delivery.retry)));
  life.add(onForbidden(options.collector, guard(delivery.forbidden)));
  life.add(recorder.on('*', guides.recorded));
  life.add(onBack(guard(guides.back)));
  life.add(openGate(guard, options.gate ?? standAtWindow()));
  life.add(
    onClick(guard, (path, event) => {
      telemetry.clicked(path, event);
      guides.clicked(path, event);
    }),
  );
  life.add(
    onNavigate(
      guard(() => {
        telemetry.look();
        guides.navigated();
        delivery.refresh();
      }),
    ),
  );
  // The host's queue of calls is played first, so that the first page view has the visitor's name.
  queueMicrotask(
    guard(() => {
      if (life.ended()) return;
      telemetry.open();
      delivery.open(publish);
    }),
  );
  const { show, explain } = guides;
  return createClient(
    options.appKey,
    // The host's verbs last: what begins usage is called `open` too.
    { ...telemetry, ...verbs, show, explain, stop: life.end, status: delivery.status },
    guard,
    life,
  );
}
