import type { Messages } from '../messages.ts';

export type GateState =
  | { is: 'connecting' | 'no-link' | 'offline' }
  /** The link or the session no longer works; nothing that was written is lost. */
  | { is: 'ended'; detail: string };

/** Before there is a session, or instead of one. */
export function Gate({ gate, words, again }: { gate: GateState; words: Messages; again(): void }) {
  if (gate.is === 'connecting') {
    return (
      <main class="panel hero">
        <p role="status">{words.connecting}</p>
      </main>
    );
  }
  return (
    <main class="panel hero">
      <div class="hero" role="alert">
        <h1>{gate.is === 'offline' ? words.offlineTitle : words.endedTitle}</h1>
        {gate.is === 'ended' && <p>{gate.detail}</p>}
        <p>{gate.is === 'no-link' ? words.noLink : words.endedHow}</p>
      </div>
      {gate.is === 'offline' && (
        <button type="button" class="button" onClick={again}>
          {words.again}
        </button>
      )}
    </main>
  );
}
