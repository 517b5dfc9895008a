import { isRecord } from '../core/saved.ts';
import type { HelpContext } from './context.ts';

/** Guides come first. */
const AFTER_MS = 1_000;

/** Tells help what happens; it is fetched when the page is at rest and the app has help, or when somebody asks for it. */
export function createArrivingHelp(context: HelpContext) {
  const tell = context.guard(async (what: unknown) => (await import('./help.ts')).tell(context, what));
  return {
    publish: (manifest: unknown) =>
      isRecord(manifest) && manifest.help && context.platform.after(AFTER_MS, () => tell(manifest.help)),
    /** The host or a guide asks for it. */
    open: tell,
  };
}
