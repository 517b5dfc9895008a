import type { Event } from '@handrail/protocol';
import type { HelpContext } from './context.ts';

/** Guides come first. */
const AFTER_MS = 1_000;

/** Tells help what happens; it is fetched when the page is at rest and the app has help, or when somebody asks for it. */
export function createArrivingHelp(context: HelpContext) {
  // What happens until then, and may be noted; more than these is not worth its room.
  const before: Event[] = [];
  context.recorder.on('*', (event) => context.permit.may() === false || before[39] || before.push(event));
  const open = context.guard(async (what: unknown) => {
    const { tell } = await import('./help.ts');
    tell(context, what, before);
  });
  return {
    /** As it came: only whether there is help is looked at here. */
    publish(manifest: { help?: unknown } | null | undefined) {
      const what = manifest?.help;
      if (what) context.platform.after(AFTER_MS, () => open(what));
    },
    /** The host or a guide asks for it. */
    open,
  };
}
