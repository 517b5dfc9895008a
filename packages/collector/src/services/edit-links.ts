import type { App } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { ACCESS_LIMITS } from '../config.ts';
import type { EditRecord } from '../store/records/edit-records.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import { fitsOrigin } from './admission.ts';
import type { Caller } from './caller.ts';
import type { Members } from './members.ts';
import { hashOf, newSecret, type Chance } from './secrets.ts';

/** What the editor may do on the live page, of what its member may; never publish. */
const RIGHTS = ['guide.read', 'guide.write'] as const;

interface LinkWish {
  memberId: string;
  app: App;
  guideId?: string | undefined;
  /** The page to open. */
  url: string;
}

export interface EditLinks {
  /** The same page with a token in its fragment that works once; undefined when the page is not at an origin of the app. */
  make(wish: LinkWish): Promise<{ url: string; expiresAt: number; edit: EditRecord } | undefined>;
  /**
   * Exchanges a token for a session. `used`: it has been exchanged before, and the session of then is ended; but not where the same
   * secret was asked for, as browsers do by themselves where an answer was lost.
   * `elsewhere`: it was brought from a page that it is not for, and works no longer.
   */
  begin(
    token: string,
    from: { origin: string; device: string; secret?: string | undefined },
  ): Promise<{ edit: EditRecord; secret: string } | { refused: 'used' | 'unknown' | 'elsewhere'; edit?: EditRecord }>;
  /** For whom the panels act: their member as they are now, in one app. */
  callerOf(secret: string): Promise<Caller | undefined>;
  find(sessionHash: string): Promise<EditRecord | undefined>;
  /** Sessions of one member, the one used last first. */
  of(memberId: string): Promise<EditRecord[]>;
  end(memberId: string, editId: string): Promise<boolean>;
  /** The origins whose pages may show the panels: those of the app, or those for which there is a link where it has named none. */
  origins(app: App): Promise<string[]>;
}

export interface EditLinkParts {
  records: Pick<RecordStore, 'edits' | 'apps'>;
  members: Pick<Members, 'find' | 'grantsOf'>;
  clock: Clock;
  chance: Chance;
}

export function createEditLinks({ records, members, clock, chance }: EditLinkParts): EditLinks {
  const { edits, apps } = records;

  return {
    async make({ memberId, app, guideId = null, url: wanted }) {
      const url = URL.parse(wanted);
      if (url === null || url.username !== '' || url.password !== '' || !mayBeEdited(app, url)) return undefined;
      const secret = newSecret(chance);
      const now = clock.now();
      const edit: EditRecord = {
        ...{ editId: `ed_${chance(8).toString('hex')}`, linkHash: hashOf(secret), memberId, appId: app.appId, guideId },
        ...{ origin: url.origin, createdAt: now, expiresAt: now + ACCESS_LIMITS.editLinkMs, session: null },
      };
      await edits.add(edit, now);
      const { language } = (await members.find(memberId)) ?? {};
      // After whatever fragment the application routes by. The page reads of it in which language the member is spoken to.
      const token = language == null ? secret : `${language}-${secret}`;
      return { url: `${url.href}#handrail-edit=${token}`, expiresAt: edit.expiresAt, edit };
    },
    async begin(token, { origin, device, secret = newSecret(chance) }) {
      const now = clock.now();
      const linkHash = hashOf(token);
      const edit = await edits.findByLink(linkHash, now);
      if (edit === undefined) return { refused: 'unknown' };
      const app = await apps.find(edit.appId);
      if (app === undefined || !isOrigin(app, origin, edit)) {
        await edits.remove(edit.memberId, edit.editId);
        return { refused: 'elsewhere', edit };
      }
      const session = { sessionHash: hashOf(secret), beganAt: now, seenAt: now, device: device.slice(0, 200) };
      const begun = await edits.begin(linkHash, session, now + ACCESS_LIMITS.editSessionMs, now);
      if (begun !== 'begun') return { refused: begun, edit };
      return { edit: { ...edit, session, expiresAt: now + ACCESS_LIMITS.editSessionMs }, secret };
    },
    async callerOf(secret) {
      const now = clock.now();
      const edit = await edits.findBySession(hashOf(secret), now);
      if (!edit?.session) return undefined;
      const member = await members.find(edit.memberId);
      if (member?.state !== 'active') return undefined;
      if (now - edit.session.seenAt > ACCESS_LIMITS.sessionTouchMs) await edits.touch(edit.editId, now);
      return {
        ...{ by: 'editor', memberId: member.memberId, name: member.name, grants: members.grantsOf(member) },
        ...{ sessionHash: edit.session.sessionHash, scope: { rights: RIGHTS, appId: edit.appId } },
      };
    },
    find: (sessionHash) => edits.findBySession(sessionHash, clock.now()),
    of: (memberId) => edits.of(memberId, clock.now()),
    end: (memberId, editId) => edits.remove(memberId, editId),
    async origins({ appId, origins = [] }) {
      return origins.length > 0 ? origins : edits.origins(appId, clock.now());
    },
  };
}

/** A page on the web at an origin of the app; where it has named none, also a file, which has no origin. */
function mayBeEdited({ origins = [] }: App, url: URL): boolean {
  if (origins.length === 0) return /^(https?|file):$/.test(url.protocol);
  return origins.some((allowed) => fitsOrigin(allowed, url.origin));
}

/** An application may lead from one of its origins to another. */
const isOrigin = ({ origins = [] }: App, origin: string, edit: EditRecord): boolean =>
  origin === edit.origin || origins.some((allowed) => fitsOrigin(allowed, origin));
