import type { Desk } from '../page/desk.ts';

/** The event by which a page asks the router, so that pages need not know it. */
export const GO = 'meridian:go';

/** Moves to another page of this section from code. */
export function goTo(desk: Desk, href: string): void {
  desk.main.dispatchEvent(new CustomEvent(GO, { detail: href }));
}
