import type { ComponentChildren } from 'preact';
import type { Failure } from '../api.ts';
import { formatTime } from '../format.ts';
import { messages } from '../words.ts';
import type { LiveView } from '../use-live.ts';
import { Icon } from './icon.tsx';

interface NoticeProps {
  title: string;
  children?: ComponentChildren;
  /** `alert` is read out at once. */
  role?: 'alert' | 'status';
  /** It is all that the page says. @default false */
  alone?: boolean;
}

/** A page, or a part of one, that has something to say instead of numbers. */
export function Notice({ title, children, role, alone = false }: NoticeProps) {
  return (
    <section class="notice card" role={role}>
      {alone ? <h1>{title}</h1> : <h2>{title}</h2>}
      {children}
    </section>
  );
}

export function Loading() {
  return (
    <div class="loading" role="status">
      <span class="unseen">{messages.loading}</span>
      <div class="bone wide" />
      <div class="bone tall" />
      <div class="bone tall" />
    </div>
  );
}

/** A failure in words for people. */
export function wordsFor(failure: Failure): { title: string; text: string } {
  const words = messages.failure;
  switch (failure.kind) {
    case 'away':
      return { title: words.awayTitle, text: words.away };
    case 'not-found':
      return { title: words.notFoundTitle, text: words.notFound };
    case 'signed-out':
      return { title: messages.signIn.endedTitle, text: messages.signIn.signedOut };
    case 'refused':
      return { title: words.refusedTitle, text: failure.detail };
  }
}

/** In place of a page that has nothing to show because of a failure. */
export function Failed({
  failure,
  again,
  retryMs,
}: {
  failure: Failure;
  again: () => void;
  retryMs?: number | undefined;
}) {
  const { title, text } = wordsFor(failure);
  return (
    <Notice title={title} role="alert">
      <p>{text}</p>
      <p class="actions">
        {failure.kind === 'not-found' ? (
          <a class="button" href="#/">
            {messages.failure.home}
          </a>
        ) : (
          <button type="button" class="button" onClick={again}>
            {messages.failure.again}
          </button>
        )}
        {retryMs !== undefined && failure.kind === 'away' && (
          <span class="muted">{messages.failure.retry(Math.round(retryMs / 1_000))}</span>
        )}
      </p>
    </Notice>
  );
}

/** Above numbers that are no longer fresh. */
export function Stale<T>({ view }: { view: LiveView<T> }) {
  const { failure, at, retryMs } = view;
  if (!failure || at === undefined) return <div role="status" />;
  return (
    <div class="stale" role="status">
      <Icon name="warn" />
      <p>
        <strong>{wordsFor(failure).title}.</strong> {messages.failure.stale(formatTime(at))}{' '}
        {retryMs !== undefined && messages.failure.retry(Math.round(retryMs / 1_000))}
      </p>
      <button type="button" class="button small" onClick={view.again}>
        {messages.failure.again}
      </button>
    </div>
  );
}

/** Says whether the numbers follow what happens, and how soon. */
export function LiveBadge({
  on,
  hint = messages.live.onHint,
  text = messages.live.on,
}: {
  on: boolean;
  hint?: string;
  text?: string;
}) {
  return (
    <span class={on ? 'live on' : 'live'} title={on ? hint : undefined}>
      <svg viewBox="0 0 8 8" width="8" height="8" aria-hidden="true">
        <circle cx="4" cy="4" r="3" />
      </svg>
      {on ? text : messages.live.off}
    </span>
  );
}
