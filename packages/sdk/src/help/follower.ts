import type { Event } from '@handrail/protocol';
import type { Stop } from '../core/lifetime.ts';
import { createSaved, isRecord } from '../core/saved.ts';
import type { HelpContext } from './context.ts';
import type { Mailbox } from './mailbox.ts';

/** A guide that an agent has sent, as the visitor has started it. */
interface Followed {
  ticketId: string;
  entryId: string;
  guideId: string;
}

/** Tells a ticket how far the visitor gets in the guide that was sent for it, over page loads. */
export interface Follower {
  follow(followed: Followed): void;
  stop: Stop;
}

const isFollowed = (value: unknown): value is Followed => isRecord(value) && typeof value.entryId === 'string';
const STATES: Readonly<Record<string, 'started' | 'completed' | 'dismissed'>> = {
  'guide.started': 'started',
  'step.shown': 'started',
  'guide.completed': 'completed',
  'guide.dismissed': 'dismissed',
};

export function createFollower({ recorder, platform, prefix, guard }: HelpContext, mailbox: Mailbox): Follower {
  const saved = createSaved(platform.local, `${prefix}sent-guide`, isFollowed);
  const hear = guard(async (event: Event) => {
    const state = STATES[event.name];
    const followed = saved.read();
    const { guideId, stepId } = event;
    if (!state || !followed || guideId !== followed.guideId) return;
    if (state !== 'started') saved.write(undefined);
    const { ticketId, entryId } = followed;
    await mailbox.tell(ticketId, 'guide', { entryId, state, ...(stepId && { stepId }) });
  });
  return {
    follow: saved.write,
    stop: recorder.on('*', hear),
  };
}
