/** @jsxImportSource #kit */
import type { Room, View } from './room.ts';

/** Stands for a view that is being fetched; a failure is told, with a way to try again. */
export function createWaitingView({ words, context, draw, part }: Room, fetch: () => Promise<View>): View {
  let view: View | undefined;
  let hasFailed = false;
  let hasStopped = false;

  const load = context.guard(async () => {
    hasFailed = false;
    try {
      const fetched = await fetch();
      if (hasStopped) return fetched.stop?.();
      view = fetched;
    } catch (error) {
      context.log.warn('a part of the help panel cannot be loaded', error);
      hasFailed = true;
    }
    draw();
    if (view?.focus) part(view.focus)?.focus({ preventScroll: true });
  });
  load();

  return {
    title: () => view?.title() ?? words.title,
    body: () =>
      view ? (
        view.body()
      ) : (
        <div class="blank" role="status">
          <p>{hasFailed ? words.failed : words.loading}</p>
          {hasFailed && (
            <button type="button" onClick={load}>
              {words.retry}
            </button>
          )}
        </div>
      ),
    foot: () => view?.foot?.(),
    stop() {
      hasStopped = true;
      view?.stop?.();
    },
  };
}
