/** @jsxImportSource #kit */
import type { HelpArticle, VisitorTicket } from '@handrail/protocol';
import type { Child } from '../../kit/jsx-runtime.ts';
import { say, sayCount, sayDay } from '../../kit/say.ts';
import { Icon } from '../../guides/present/icons.tsx';
import type { KnownGuide } from '../context.ts';
import type { Room } from './room.ts';

const NEXT = 'm6.500 4 4 4-4 4';

export function Group({ title, children }: { title: string; children?: Child }): Child {
  return (
    <section class="group">
      <h2>{title}</h2>
      <ul class="rows">{children}</ul>
    </section>
  );
}

interface RowProps {
  icon: string;
  title: string;
  note?: Child;
  lang?: string | undefined;
  label?: string;
  onClick(): void;
}

export function Row({ icon, title, note, lang, label, onClick }: RowProps): Child {
  return (
    <li>
      <button type="button" class="row" aria-label={label} onClick={onClick}>
        <span class="mark">
          <Icon path={icon} />
        </span>
        <span class="name">
          <span lang={lang} dir="auto">
            {title}
          </span>
          {note && <small dir="auto">{note}</small>}
        </span>
        <span class="turned next">
          <Icon path={NEXT} />
        </span>
      </button>
    </li>
  );
}

interface Opened {
  room: Room;
  /** From a search, which then has led somewhere. */
  opened?(): void;
}

export function ArticleRow({ room, article, opened }: Opened & { article: HelpArticle }): Child {
  return (
    <Row
      icon="M4 2.500h5.500L12 5v8.500H4zM9.500 2.500V5H12M6 8h4M6 10.500h4"
      title={article.title}
      lang={article.locale === room.locale ? undefined : article.locale}
      note={article.summary}
      onClick={() => {
        opened?.();
        room.go({ at: 'article', articleId: article.articleId });
      }}
    />
  );
}

export function GuideRow({ room, guide, opened }: Opened & { guide: KnownGuide }): Child {
  const isDone = !!room.context.facts().history?.(guide.guideId)?.completedAt;
  return (
    <Row
      icon={isDone ? 'm3.500 8.500 3 3 6-6.500' : 'm5.500 3.500 7 4.500-7 4.500z'}
      title={guide.title}
      label={say(room.words.startGuide, { title: guide.title })}
      onClick={() => {
        opened?.();
        startGuide(room, guide.guideId);
      }}
    />
  );
}

/** The panel makes room for what is shown on the page. What an agent has sent is told apart from what was found by oneself. */
export function startGuide(room: Room, guideId: string, by: 'help' | 'ticket' = 'help'): void {
  room.close();
  room.context.wish({ guideId, by });
}

export function TicketRow({ room, ticket }: { room: Room; ticket: VisitorTicket }): Child {
  const { words, locale } = room;
  const { ticketId, title, state, unread, updatedAt } = ticket;
  return (
    <Row
      icon="M3 4.500h10v7H9.500L8 13.300 6.500 11.500H3z"
      title={title}
      note={
        <>
          {unread > 0 ? <b>{sayCount(words.news, { count: unread }, locale)}</b> : words.states[state]}
          {` · ${sayDay(updatedAt, locale)}`}
        </>
      }
      onClick={() => room.go({ at: 'ticket', ticketId })}
    />
  );
}
