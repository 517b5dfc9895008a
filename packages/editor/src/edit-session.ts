import type { App, Problem } from '@handrail/protocol';
import { isRecord } from './shape.ts';

/** Who edits what; made by the collector out of the token of a link. */
export interface EditSession {
  editId: string;
  app: App;
  guideId: string | null;
  member: { memberId: string; name: string };
  rights: string[];
  origin: string;
  expiresAt: number;
}

export type Outcome<T> = { value: T; status: number; headers: Headers } | { failure: Failure };

/** `offline`: no answer has come. */
export type Failure = { code: 'offline' } | { code: string; problem: Problem };

export interface EditApi {
  /** Exchanges the token of a link that the page has handed over. */
  begin(token: string, origin: string): Promise<Outcome<EditSession>>;
  /** Goes on with the session of this tab, after a page load; undefined where there is none. */
  resume(): Promise<Outcome<EditSession> | undefined>;
  /** Asks the collector under the session; the path is below its address, such as `api/apps/a/guides/g`. */
  ask<T>(method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Outcome<T>>;
  /** Ends the session. */
  end(): Promise<void>;
}

export interface EditApiParts {
  /** Address of the collector, with a slash at its end. */
  base: string;
  /** Of this tab and this origin alone. */
  storage: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'> | undefined;
  fetch: typeof fetch;
}

const KEY = 'handrail:edit-session';

/** The storage of this tab, where the browser lets a frame have one. */
export function tabStorage(): Storage | undefined {
  try {
    return sessionStorage;
  } catch {
    return undefined;
  }
}

/** The session of the editor: its secret stays in the panels' own memory and storage, where no page can read it. */
export function createEditApi({ base, storage, fetch: request }: EditApiParts): EditApi {
  let secret = storage?.getItem(KEY) ?? undefined;
  let wished: string | undefined;

  function keep(next: string | undefined): void {
    secret = next;
    if (next === undefined) storage?.removeItem(KEY);
    else storage?.setItem(KEY, next);
  }

  async function ask<T>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Outcome<T>> {
    try {
      const answer = await request(`${base}${path}`, {
        method,
        credentials: 'omit',
        headers: {
          ...(secret !== undefined && { authorization: `Bearer ${secret}` }),
          ...(body !== undefined && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const value: unknown = answer.status === 204 ? undefined : await answer.json();
      // The collector answers with what the route promises, or with a problem document.
      if (answer.ok) return { value: value as T, status: answer.status, headers: answer.headers };
      const problem = value as Problem;
      return { failure: { code: problem.code, problem } };
    } catch {
      return { failure: { code: 'offline' } };
    }
  }

  return {
    ask,
    async begin(token, origin) {
      keep(undefined);
      // Of our own making: where the answer is lost, the browser or the author asks again for the same session.
      wished ??= newSecret();
      const begun = await ask<EditSession & { secret: string }>('POST', 'api/editing', {
        token,
        origin,
        secret: wished,
      });
      if ('value' in begun && isRecord(begun.value)) keep(begun.value.secret);
      return begun;
    },
    async resume() {
      if (secret === undefined) return undefined;
      const found = await ask<EditSession>('GET', 'api/editing');
      if ('failure' in found && 'problem' in found.failure) keep(undefined);
      return found;
    },
    async end() {
      if (secret !== undefined) await ask('DELETE', 'api/editing');
      keep(undefined);
    },
  };
}

/** 256 bits that nobody can guess, in signs that are safe anywhere. */
function newSecret(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replace(/=+$/, '');
}
