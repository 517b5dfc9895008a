import type { Rightful } from './rights.ts';

/** Who asks for something, and how they showed it. */
export interface Caller extends Rightful {
  by: 'nobody' | 'session' | 'token' | 'editor' | 'environment';
  /** Undefined for strangers, and for the admin token of the environment. */
  memberId: string | undefined;
  name: string;
  /** Hash of the secret of the session that they came by, of the dashboard or of the editor. */
  sessionHash: string | undefined;
}

/** Whose things are kept for a caller; programs of the environment have some of their own. */
export const keeperOf = ({ memberId }: Pick<Caller, 'memberId'>): string => memberId ?? '';

export const NOBODY: Caller = { by: 'nobody', memberId: undefined, name: '', grants: [], sessionHash: undefined };
