import { attempt } from '@handrail/sdk/src/core/platform.ts';

/** In the page's own storage; it says that this tab edits, how, and in which language, and is no secret. */
const MARK = 'handrail:editing';
const SECRET_LENGTH = 43;

/** What a link has told: its token and, where the collector knows it, the language of the member before it. */
export function readToken(told: string): { token: string; language: string } {
  const token = told.slice(-SECRET_LENGTH);
  return { token, language: told.slice(0, -SECRET_LENGTH).replace('-', '') };
}

/** What this tab remembers over page loads for as long as it edits. */
export interface Mark {
  /** Of the member, as the link or the page before has said; empty where none has. */
  language(): string;
  /** The nonce of the window that the panels had in the page before; undefined where they had none. */
  windowBefore: string | undefined;
  /** From now on the editor comes back after page loads in this tab: with panels in a window of this nonce, or in a frame. */
  keep(windowNonce: string | undefined): void;
  remove(): void;
}

export function createMark(told: string): Mark {
  const storage = attempt(() => sessionStorage);
  const [how = '', nonce, before = ''] = (attempt(() => storage?.getItem(MARK)) ?? '').split(':');
  const language = told || before;
  return {
    language: () => language,
    windowBefore: how === 'window' ? nonce : undefined,
    keep: (windowNonce) =>
      attempt(() =>
        storage?.setItem(
          MARK,
          [windowNonce === undefined ? 'frame' : 'window', windowNonce, language].join(':').replace(/:+$/, ''),
        ),
      ),
    remove: () => attempt(() => storage?.removeItem(MARK)),
  };
}
