import type { Child } from '../../kit/jsx-runtime.ts';
import type { Messages } from '../../kit/messages.ts';
import type { HelpContext } from '../context.ts';
import type { Follower } from '../follower.ts';
import type { Courier } from '../courier.ts';
import type { Mailbox } from '../mailbox.ts';
import type { Shelf } from '../shelf.ts';
import type { Trail } from '../trail.ts';
import type { HelpWords } from '../words/index.ts';
import type { Library } from './library.ts';
import type { Searcher } from './searcher.ts';

/** What the panel takes over from what waits while it is closed. */
export interface PanelParts {
  context: HelpContext;
  shelf: Shelf;
  trail: Trail;
  mailbox: Mailbox;
  courier: Courier;
  follower: Follower;
  onClosed(): void;
}

/** Where in the panel the visitor is. */
export type Place =
  | { at: 'home' }
  | { at: 'article'; articleId: string }
  | { at: 'tickets' }
  | { at: 'ticket'; ticketId: string }
  | { at: 'ask'; text?: string };

/** What every view works with. */
export interface Room extends Omit<PanelParts, 'onClosed'> {
  library: Library;
  search: Searcher;
  words: HelpWords;
  messages: Messages;
  locale: string;
  go(place: Place): void;
  back(): void;
  /** Draws again, after something has changed. */
  draw(): void;
  announce(words: string): void;
  /** Takes the panel away, for what is to be seen on the page. */
  close(): void;
  part(selector: string): HTMLElement | undefined;
  /** While it is on the screen, for a picture of the page without it. */
  hide(isHidden: boolean): void;
}

export interface View {
  title(): string;
  body(): Child;
  /** Below what scrolls. */
  foot?(): Child;
  /** What takes the focus when the visitor comes here; else the heading. */
  focus?: string;
  /** There is something new to be found and read. */
  changed?(): void;
  stop?(): void;
}
