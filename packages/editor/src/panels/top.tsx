import { say } from '../messages.ts';
import { usePanel } from './context.ts';
import { IconButton } from './icons.tsx';
import { SaveWords } from './status.tsx';

/** Above everything: what is written, whether it is saved, and what can be taken back. */
export function Top() {
  const { desk, state, words, leave } = usePanel();
  const { session, history, side, folded } = state;
  if (folded) {
    return (
      <header class="top folded">
        <IconButton name="fold" label={words.unfold} onPress={() => desk.set({ folded: false })} />
        {state.recording && <span class="dot" role="img" aria-label={words.recording} />}
        <span class="upright" dir="auto">
          {history?.present.title ?? 'Handrail'}
        </span>
      </header>
    );
  }
  return (
    <header class="top">
      <div class="top-row">
        {history ? <IconButton name="back" label={words.guides} onPress={() => desk.close()} /> : <Mark />}
        <h1 dir="auto" title={say(words.begun, { app: session.app.name, name: session.member.name })}>
          {history?.present.title ?? session.app.name}
        </h1>
        <IconButton
          name="side"
          label={words.side}
          onPress={() => desk.set({ side: side === 'right' ? 'left' : 'right' })}
        />
        <IconButton name="fold" label={words.fold} onPress={() => desk.set({ folded: true })} />
        <IconButton name="leave" label={words.leave} onPress={leave} />
      </div>
      {history && (
        <div class="top-row">
          <SaveWords />
          {state.save.is === 'saved' && !state.recording && (
            <a class="onward" href={pageOf(session.app.appId, history.present.guideId)} target="_blank" rel="noopener">
              {words.onward}
            </a>
          )}
          <IconButton
            name="undo"
            label={words.undo}
            keys="Control+Z"
            disabled={history.past.length === 0 || state.held !== undefined}
            onPress={() => desk.undo()}
          />
          <IconButton
            name="redo"
            label={words.redo}
            keys="Control+Shift+Z"
            disabled={history.future.length === 0 || state.held !== undefined}
            onPress={() => desk.redo()}
          />
        </div>
      )}
    </header>
  );
}

/** The page of a guide in the dashboard, which is served beside the panels: who writes asks for a review there. */
const pageOf = (appId: string, guideId: string): string =>
  new URL(`../dashboard/#/apps/${encodeURIComponent(appId)}/guides/${encodeURIComponent(guideId)}`, location.href).href;

/** A rail held by two posts, as in the dashboard. */
function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" width="22" height="22" aria-hidden="true">
      <path d="M3 15.5C8 15.5 9 8.5 14 8.5h7M7 15v5M16.5 8.5v11.5" />
    </svg>
  );
}
