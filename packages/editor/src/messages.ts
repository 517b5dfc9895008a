import type { english } from './messages/messages-en.ts';

/** Every word of the panels. */
export type Messages = typeof english;

/** A text with what it speaks of. */
export const say = (text: string, about: Readonly<Record<string, string | number>>): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(about[name] ?? whole));
