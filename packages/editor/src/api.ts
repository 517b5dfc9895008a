import type { Guide } from '@handrail/protocol';
import type { EditApi, Failure, Outcome } from './edit-session.ts';

/** A guide in the list of an app. */
export interface GuideEntry {
  guideId: string;
  kind: string;
  title: string;
}

/** A draft as the collector has it. Who has written it last is not known of drafts from before. */
export interface Draft {
  guide: Guide;
  revision: number;
  updatedAt: number;
  by: string;
}

export interface Warning {
  path: string;
  message: string;
}

/** What became of a draft that was sent. */
export type Sent =
  | { is: 'saved'; revision: number; warnings: Warning[] }
  /** Somebody else has changed it since; theirs, as far as it could be fetched. */
  | { is: 'changed'; theirs: Draft | undefined }
  /** The collector does not take it as it is. */
  | { is: 'refused'; detail: string; errors: Warning[] }
  /** The session has ended, or its rights; or the guide is gone. */
  | { is: 'ended'; code: string; detail: string }
  | { is: 'offline' };

/** Who is at work on a draft. */
type Held = { mine: true } | { mine: false; by: string; since: number };

export interface Drafts {
  list(): Promise<Outcome<GuideEntry[]>>;
  read(guideId: string): Promise<Outcome<Draft>>;
  /** Without a revision the draft is a new one. */
  save(guide: Guide, revision: number | undefined): Promise<Sent>;
  /** Tells how many of its elements the page has. */
  check(guideId: string, found: number, missed: number): void;
  /** Says that we are at work on it. Undefined where nothing is known. */
  hold(guideId: string, take?: boolean): Promise<Held | undefined>;
}

interface Person {
  name?: string;
}
interface Told {
  guide: Guide;
  revision?: number;
  updatedAt?: number;
  updatedBy?: Person | null;
}

/** The drafts of one app, under the session of the editor. */
export function createDrafts({ ask }: Pick<EditApi, 'ask'>, appId: string): Drafts {
  const guides = `api/apps/${encodeURIComponent(appId)}/guides`;
  const at = (guideId: string): string => `${guides}/${encodeURIComponent(guideId)}`;

  async function read(guideId: string): Promise<Outcome<Draft>> {
    const found = await ask<Told>('GET', at(guideId));
    if ('failure' in found) return found;
    const { guide, revision = 0, updatedAt = 0, updatedBy } = found.value;
    return { ...found, value: { guide, revision, updatedAt, by: updatedBy?.name ?? '' } };
  }

  return {
    read,
    async list() {
      const found = await ask<{ guides: GuideEntry[] }>('GET', guides);
      return 'failure' in found ? found : { ...found, value: found.value.guides };
    },
    async save(guide, revision) {
      const headers = revision === undefined ? {} : { 'if-match': `"${revision}"` };
      const sent = await ask<{ revision?: number; warnings?: Warning[] }>('PUT', at(guide.guideId), guide, headers);
      if ('value' in sent) {
        return { is: 'saved', revision: sent.value.revision ?? 0, warnings: sent.value.warnings ?? [] };
      }
      if (sent.failure.code !== 'draft-changed') return unsaved(sent.failure);
      const theirs = await read(guide.guideId);
      return { is: 'changed', theirs: 'value' in theirs ? theirs.value : undefined };
    },
    check: (guideId, found, missed) => void ask('POST', `${at(guideId)}/check`, { found, missed }),
    async hold(guideId, take = false) {
      const held = await ask<{ mine: boolean; by?: Person; since?: number }>('POST', `${at(guideId)}/lease`, { take });
      if ('failure' in held) return undefined;
      const { mine, by, since = 0 } = held.value;
      return mine ? { mine } : { mine, by: by?.name ?? '', since };
    },
  };
}

/** What stands in the way of saving for as long as nothing is done about it. */
const ENDED: ReadonlySet<number> = new Set([401, 403, 404]);
/** What is over by itself. */
const LATER: ReadonlySet<number> = new Set([408, 425, 429, 500, 502, 503, 504]);

function unsaved(failure: Failure): Sent {
  if (!('problem' in failure)) return { is: 'offline' };
  const { status, detail, errors = [] } = failure.problem;
  if (LATER.has(status)) return { is: 'offline' };
  return ENDED.has(status) ? { is: 'ended', code: failure.code, detail } : { is: 'refused', detail, errors };
}
