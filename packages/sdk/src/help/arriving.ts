import type { Event } from '@handrail/protocol';
import type { HelpContext } from './context.ts';

/** Guides come first. */
const AFTER_MS = 1_000;
/** Of what has happened by then, the latest is what help may have to tell of. */
const MOST = 40;

/** Tells help what happens; it is fetched when the page is at rest and the app has help, or when somebody asks for it. */
export function createArrivingHelp(context: HelpContext) {
  const { permit, platform, guard, recorder } = context;
  const before: Event[] = [];
  recorder.on('*', (event) => permit.may() !== false && before.push(event) > MOST && before.shift());
  const open = guard(async (what: unknown) => {
    const { tell } = await import('./help.ts');
    tell(context, what, before);
  });
  return {
    /** As it came: only whether there is help is looked at here. */
    publish(manifest: { help?: unknown } | null | undefined) {
      const what = manifest?.help;
      if (what) platform.after(AFTER_MS, () => open(what));
    },
    /** The host or a guide asks for it. */
    open,
  };
}
