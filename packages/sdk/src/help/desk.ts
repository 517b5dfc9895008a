import type { Event, HelpSettings } from '@handrail/protocol';
import { createLifetime, type Stop } from '../core/lifetime.ts';
import { onOnline } from '../page/presence.ts';
import type { HelpContext } from './context.ts';
import { createCourier } from './courier.ts';
import { createFollower } from './follower.ts';
import { createLauncher, type Launcher } from './launcher.tsx';
import { createMailbox } from './mailbox.ts';
import type { Panel, PanelParts } from './panel/panel.tsx';
import { createShelf } from './shelf.ts';
import { createTrail } from './trail.ts';
import { hearWays } from './ways.ts';

export interface Desk {
  /** Takes over the app's settings, again when they are fetched again. */
  settle(settings: HelpSettings): void;
  open(): void;
  stop: Stop;
}

/** What help does while its panel is closed: the launcher, ways to open it, what is still to be sent, and what is new. */
export function createDesk(context: HelpContext, before: readonly Event[]): Desk {
  const { guard, log, recorder, platform } = context;
  const life = createLifetime((error) => log.warn('something failed', error));
  const shelf = createShelf(context.appKey);
  const trail = createTrail(context, before);
  const mailbox = createMailbox(context, shelf);
  const courier = createCourier(context, shelf);
  const follower = createFollower(context, mailbox);
  let settings: HelpSettings | undefined;
  let wanted = false;
  let launcher: Launcher | undefined;
  let panel: Panel | undefined;
  let opening: Promise<void> | undefined;

  const parts: PanelParts = {
    ...{ context, shelf, trail, mailbox, courier, follower },
    onClosed() {
      panel = undefined;
      launcher?.show(true);
    },
  };

  async function bring(): Promise<void> {
    try {
      const { openPanel } = await import('./panel/panel.tsx');
      if (life.ended()) return;
      panel = await openPanel(parts);
      launcher?.show(false);
    } catch (error) {
      log.warn('the help panel cannot be loaded', error);
    }
    opening = undefined;
  }

  function open(): void {
    wanted = true;
    // Before the list has come it is not known whether the app has help.
    if (!settings && context.published()) log.warn('the app has no help; whoever listens to help.opened may show some');
    if (!settings || opening) return;
    if (panel) return panel.focus();
    opening = bring();
  }

  /** By the visitor: told as when the host opens it. */
  const ask = guard(() => {
    if (panel) return panel.close();
    recorder.record({ name: 'help.opened' });
    open();
  });

  function begin(first: HelpSettings): void {
    life.add(onOnline(guard(courier.retry)));
    life.add(
      recorder.on('visitor.identified', ({ props }) => {
        if (typeof props?.anonymousId === 'string') void mailbox.rename(props.anonymousId).then(guard(courier.send));
      }),
    );
    life.add(
      courier.onSent(({ ticketId, files }, { how }) => {
        if (how === 'sent' && !ticketId)
          recorder.record({ name: 'ticket.created', props: { attachments: files.length } });
      }),
    );
    life.add(mailbox.onChange(() => launcher?.mark(mailbox.unread())));
    void courier.send();
    mailbox.begin();
    if (first.launcher !== 'hidden') launcher = createLauncher(context, first.corner ?? 'bottom-end', ask);
    life.add(() => launcher?.stop());
    life.add(hearWays({ guard, ask, hasKey: () => !!settings?.key }));
    // What guides show lies over the launcher; where they lead through a task it steps aside.
    life.add(
      recorder.on('*', ({ name }) => {
        if (name.startsWith('guide.'))
          platform.after(
            0,
            guard(() => launcher?.yield(!!context.interrupting())),
          );
      }),
    );
  }

  life.add(trail.stop);
  life.add(follower.stop);
  life.add(courier.stop);
  life.add(mailbox.stop);
  life.add(shelf.close);
  life.add(() => panel?.close());

  return {
    settle(next) {
      const isFirst = !settings;
      settings = next;
      if (isFirst) begin(next);
      if (isFirst && wanted) open();
    },
    open,
    stop: life.end,
  };
}
