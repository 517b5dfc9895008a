import { createDrafts } from '../api.ts';
import { createDesk, type Desk } from '../desk/create-desk.ts';
import { keptDesk } from '../desk/desk-state.ts';
import { tabStorage, type EditApi, type EditSession } from '../edit-session.ts';
import type { PageLink } from '../page-link.ts';
import type { Here } from '../wire.ts';
import { createBackup, type Backup } from '../saving/backup.ts';

/** What outlives the tab, where the browser lets a frame have it. */
function lastingStorage(): Storage | undefined {
  try {
    return localStorage;
  } catch {
    return undefined;
  }
}

function later(run: () => void, ms: number): () => void {
  const timer = setTimeout(run, ms);
  return () => clearTimeout(timer);
}

/** The desk of a session, with the guide that the link names, or that was open before the page was loaded anew. */
export function openDesk(
  session: EditSession,
  api: Pick<EditApi, 'ask'>,
  link: Pick<PageLink, 'say'>,
): { desk: Desk; backup: Backup } {
  const storage = tabStorage();
  const drafts = createDrafts(api, session.app.appId);
  const backup = createBackup(lastingStorage(), session.app.appId, () => Date.now());
  const before = keptDesk(storage, session.editId);
  const desk = createDesk({ session, drafts, link, backup, storage, later, now: () => performance.now() });
  void desk.list();
  // After a page load the author may also have gone back to the list on purpose.
  const guideId = before ? before.guideId : session.guideId;
  if (guideId != null) void desk.open(guideId);
  addEventListener('online', () => void desk.retry());
  addEventListener('pagehide', () => void desk.retry());
  return { desk, backup };
}

/** Tells the page how the panels lie, and whether it is to record, as after each of its loads. */
export function greet(desk: Desk, link: Pick<PageLink, 'say'>, here: Here | undefined): void {
  const { recording } = desk.state();
  desk.dock();
  const on = recording !== undefined;
  if (here && here.recording !== on) link.say({ type: 'record', on });
}
