/** Editing of an app on its live page: first a link that works once, then the session that it was exchanged for. Secrets are hashed. */
export interface EditRecord {
  editId: string;
  linkHash: string;
  memberId: string;
  appId: string;
  guideId: string | null;
  /** Of the page that the link leads to. */
  origin: string;
  createdAt: number;
  /** Of the link; once it was exchanged, of the session. */
  expiresAt: number;
  session: EditSession | null;
}

interface EditSession {
  sessionHash: string;
  beganAt: number;
  seenAt: number;
  /** What the browser calls itself. */
  device: string;
}

export interface EditRecords {
  /** Adds a link, and forgets what expired before `now`. */
  add(edit: EditRecord, now: number): Promise<void>;
  /** The one of a link, exchanged or not. */
  findByLink(linkHash: string, now: number): Promise<EditRecord | undefined>;
  findBySession(sessionHash: string, now: number): Promise<EditRecord | undefined>;
  /**
   * Exchanges a link. `used` when that has happened before, perhaps at the same moment: then the session that was made by
   * it is removed, since nobody knows whose it is. Asked again for the same session it is as if it had been asked once: the answer was lost.
   */
  begin(linkHash: string, session: EditSession, expiresAt: number, now: number): Promise<'begun' | 'used' | 'unknown'>;
  touch(editId: string, seenAt: number): Promise<void>;
  /** Sessions of one member, the one used last first. */
  of(memberId: string, now: number): Promise<EditRecord[]>;
  /** The origins that links and sessions of an app are for. */
  origins(appId: string, now: number): Promise<string[]>;
  remove(memberId: string, editId: string): Promise<boolean>;
  /** Ends all links and sessions of a member. */
  removeOf(memberId: string): Promise<void>;
}
