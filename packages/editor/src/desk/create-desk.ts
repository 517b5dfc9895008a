import type { Drafts } from '../api.ts';
import type { EditSession } from '../edit-session.ts';
import type { PageLink } from '../page-link.ts';
import type { Backup } from '../saving/backup.ts';
import { createCore, type Core } from './core.ts';
import { createExplaining, type Explaining } from './explaining.ts';
import { createShowing, type Showing } from './showing.ts';
import { createWriting, type Writing } from './writing.ts';

/** So begin the runs of changes that are made in the page. */
export const IN_PAGE = 'page:';

export type Desk = Core &
  Explaining &
  Omit<Showing, 'stop' | 'showSoon'> &
  Omit<Writing, 'stop' | 'changed' | 'leaveDraft'> & {
    /** Back to the guides of the app. */
    close(): void;
    /** Asks anew which guides the app has. */
    list(): Promise<void>;
    stop(): void;
  };

export interface DeskParts {
  session: EditSession;
  drafts: Drafts;
  link: Pick<PageLink, 'say'>;
  backup: Backup;
  storage: Storage | undefined;
  later(run: () => void, ms: number): () => void;
  now(): number;
}

/** What the author has before them, and everything that they can do with it. */
export function createDesk({ session, drafts, link, backup, storage, later, now }: DeskParts): Desk {
  const core = createCore(session, storage, now, (guide, run) => {
    writing.changed(guide);
    // Words that were written in the page stand there already.
    if (!run?.startsWith(IN_PAGE)) showing.showSoon();
  });
  const showing = createShowing(core, link, later);
  const writing = createWriting({ core, drafts, backup, later, onOpen: () => showing.find() });
  const list = async (): Promise<void> => {
    const found = await drafts.list();
    if ('value' in found) core.set({ entries: found.value });
  };
  return {
    ...core,
    ...createExplaining(core, link),
    ...showing,
    ...writing,
    list,
    close() {
      // With the guide that was made just now.
      void writing.leaveDraft().then(list);
      link.say({ type: 'hide' });
      const none = { history: undefined, stepId: undefined, recording: undefined, held: undefined };
      core.set({ ...none, view: 'steps', save: { is: 'saved', warnings: [] } });
    },
    stop() {
      writing.stop();
      showing.stop();
    },
  };
}
