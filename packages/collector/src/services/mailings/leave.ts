import { hashOf } from '../secrets.ts';
import type { Vault } from '../vault.ts';

const PURPOSE = 'mailing leave';

/** Links with which whoever gets a mailing says that they do not want it. Nobody can make one without our key; none is kept. */
export interface LeaveLinks {
  tokenOf(mailingId: string, recipient: string): string;
  /** What a token names; undefined where nobody made it. */
  read(token: string): { mailingId: string; isOf(recipient: string): boolean } | undefined;
}

export function createLeaveLinks(vault: Pick<Vault, 'mark' | 'isMark'>): LeaveLinks {
  // The recipient stands in it as a hash: it may be an address, and links are seen in logs.
  const said = (mailingId: string, recipient: string): string =>
    `${mailingId}.${hashOf(`${mailingId} ${recipient}`).slice(0, 16)}`;
  return {
    tokenOf(mailingId, recipient) {
      const about = said(mailingId, recipient);
      return `${about}.${vault.mark(about, PURPOSE)}`;
    },
    read(token) {
      const [, about = '', mailingId = '', mark = ''] =
        /^((mlg_[0-9a-f]{16})\.[\w-]{16})\.([0-9a-f]{20})$/.exec(token) ?? [];
      if (mark === '' || !vault.isMark(mark, about, PURPOSE)) return undefined;
      return { mailingId, isOf: (recipient) => said(mailingId, recipient) === about };
    },
  };
}
