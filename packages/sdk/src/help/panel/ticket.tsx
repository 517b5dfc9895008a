/** @jsxImportSource #kit */
import type { VisitorEntry, VisitorTicket } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import { say } from '../../kit/say.ts';
import { Blocks } from '../../guides/present/blocks.tsx';
import { Attached } from './attached.tsx';
import { ArticleRow, startGuide } from './lists.tsx';
import { Rating } from './rating.tsx';
import { createReply } from './reply.tsx';
import type { Room, View } from './room.ts';

/** One request: what was said, how it stands, and what the visitor can do about it. */
export function createTicket(room: Room, ticketId: string): View {
  const { words, mailbox, context } = room;
  const reply = createReply(room, ticketId);
  let seen = 0;
  const ticketNow = (): VisitorTicket | undefined => mailbox.tickets()?.find((one) => one.ticketId === ticketId);

  const look = context.guard(async () => {
    const ticket = ticketNow();
    if (!ticket?.unread || ticket.revision <= seen) return;
    seen = ticket.revision;
    await mailbox.tell(ticketId, 'seen', { revision: ticket.revision });
    await mailbox.refresh();
  });
  const stopHearing = mailbox.onChange(look);
  look();

  let hasFailed = false;
  /** Whether the collector has taken it; if not, it is said. */
  async function tell(what: 'reopen' | 'rating', body: object): Promise<boolean> {
    const answer = await mailbox.tell(ticketId, what, body);
    hasFailed = !answer || answer.status >= 300;
    if (hasFailed) room.draw();
    else await mailbox.refresh();
    return !hasFailed;
  }
  const reopen = context.guard(() => tell('reopen', {}));

  return {
    title: () => ticketNow()?.title ?? words.tickets,
    body() {
      const ticket = ticketNow();
      if (!ticket) return <p class="blank">{words.loading}</p>;
      return (
        <>
          <p class="stands">
            <span class="state" data-state={ticket.state}>
              {words.states[ticket.state]}
            </span>
            <span>{say(words.number, { number: `${ticket.number}` })}</span>
          </p>
          <ol class="talk" aria-live="polite">
            {ticket.entries.map((entry) => (
              <Entry key={entry.entryId} room={room} ticket={ticket} entry={entry} />
            ))}
          </ol>
          {/^(solved|closed)$/.test(ticket.state) && (
            <Rating room={room} ticket={ticket} send={(rating) => tell('rating', rating)} />
          )}
          {ticket.state === 'solved' && (
            <button type="button" class="wide" onClick={reopen}>
              {words.reopen}
            </button>
          )}
          {hasFailed && (
            <p class="told" role="alert">
              {words.unsent}
            </p>
          )}
        </>
      );
    },
    foot: () => (ticketNow()?.state === 'closed' ? <p class="told">{words.closed}</p> : reply.draw()),
    stop() {
      stopHearing();
      reply.stop();
    },
  };
}

function Entry({
  room,
  ticket,
  entry,
}: {
  room: Room;
  ticket: VisitorTicket;
  entry: VisitorEntry;
  key?: string;
}): Child {
  const { words, messages, locale } = room;
  const { by, blocks, attachments, guide, article, state, at } = entry;
  const time = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(at);
  if (!blocks.length && !attachments.length && !guide && !article)
    return state ? (
      <li class="change">
        {words.states[state]} · <time dateTime={new Date(at).toISOString()}>{time}</time>
      </li>
    ) : null;
  const isMine = by.kind === 'visitor';
  return (
    <li class="said" data-mine={isMine || undefined}>
      <p class="who">
        {/* Each by itself, since the name may be of another script. */}
        <strong dir="auto">{isMine ? words.you : (by.name ?? words.support)}</strong>{' '}
        <time dir="auto" dateTime={new Date(at).toISOString()}>
          {time}
        </time>
      </p>
      <div class="text" dir="auto">
        <Blocks blocks={blocks} messages={messages} />
      </div>
      {attachments.map((file) => (
        <Attached key={file.uploadId} room={room} ticketId={ticket.ticketId} file={file} />
      ))}
      {article && <SentArticle room={room} articleId={article.articleId} />}
      {guide && <SentGuide room={room} ticket={ticket} entry={entry} guide={guide} />}
    </li>
  );
}

/** An article that somebody sent; one that is not for this visitor, or not there any more, leads nowhere. */
function SentArticle({ room, articleId }: { room: Room; articleId: string }): Child {
  const article = room.library.articles().find((one) => one.articleId === articleId);
  return (
    article && (
      <ul class="rows">
        <ArticleRow room={room} article={article} />
      </ul>
    )
  );
}

interface SentGuideProps {
  room: Room;
  ticket: VisitorTicket;
  entry: VisitorEntry;
  guide: NonNullable<VisitorEntry['guide']>;
}

/** A guide that somebody sent: it starts here, and how far the visitor gets is told to the ticket. */
function SentGuide({ room, ticket, entry, guide }: SentGuideProps): Child {
  const { words, library, follower } = room;
  const known = library.guides().find(({ guideId }) => guideId === guide.guideId);
  const start = (): void => {
    follower.follow({ ticketId: ticket.ticketId, entryId: entry.entryId, guideId: guide.guideId });
    startGuide(room, guide.guideId, 'ticket');
  };
  return (
    <div class="sent-guide">
      <p>
        <small>{words.sentGuide}</small>
        <strong>{known?.title ?? guide.guideId}</strong>
      </p>
      {guide.state !== 'offered' && <span class="state">{words.guideStates[guide.state]}</span>}
      <button
        type="button"
        class="main"
        aria-label={say(words.startGuide, { title: known?.title ?? guide.guideId })}
        onClick={start}
      >
        {words.start}
      </button>
    </div>
  );
}
