/** @jsxImportSource #kit */
import type { Action, Button } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import type { Messages } from '../../kit/messages.ts';
import { wordsOf } from '../../kit/words.ts';
import { Icon } from './icons.tsx';

/** The cross in the corner. */
export function Close({ label, onClick }: { label: string; onClick: () => void }): Child {
  return (
    <button type="button" class="close" aria-label={label} onClick={onClick}>
      <Icon path="m4 4 8 8m0-8-8 8" />
    </button>
  );
}

export interface FootProps {
  buttons: readonly Button[] | undefined;
  messages: Messages;
  press(actions: readonly Action[]): void;
  /** Where the visitor has not asked for it: never again by itself. */
  mute: (() => void) | undefined;
}

/** The guide's own buttons, or one that says that it was read; before them the way never to see it again. */
export function Foot({ buttons, messages, press, mute }: FootProps): Child {
  return (
    <div class="foot">
      {mute && (
        <button type="button" class="quiet" lang={messages.locale} onClick={mute}>
          {messages.notAgain}
        </button>
      )}
      <div class="buttons">
        {buttons?.length ? (
          buttons.map((one) => (
            <button type="button" class={one.main ? 'main' : ''} onClick={() => press(one.actions)}>
              {one.label}
            </button>
          ))
        ) : (
          <button type="button" class="main" lang={messages.locale} onClick={() => press([{ do: 'complete' }])}>
            {wordsOf(messages).gotIt}
          </button>
        )}
      </div>
    </div>
  );
}

/** How much of something is done, as a ring. */
export function Ring({ part, children }: { part: number; children?: Child }): Child {
  return (
    <span class="ring">
      <svg viewBox="0 0 36 36" aria-hidden="true">
        <circle cx="18" cy="18" r="15.9" />
        <circle cx="18" cy="18" r="15.9" pathLength="100" stroke-dasharray={`${part * 100} 100`} class="part" />
      </svg>
      {children}
    </span>
  );
}
