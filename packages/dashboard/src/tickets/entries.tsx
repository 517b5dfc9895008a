import type { Attachment, SentGuide, Ticket, TicketChange, TicketEntry } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { locale } from '../language.ts';
import { formatMoment } from '../format.ts';
import { Blocks } from '../parts/blocks.tsx';
import { Icon } from '../parts/icon.tsx';
import { articleHref, guideHref, ticketHref } from '../route.ts';
import { useServices } from '../services.ts';
import { changeWords, type Names } from './change-words.ts';
import { ticketMessages } from '../words.ts';
import type { GuideNames } from './guide-names.ts';
import { formatBytes } from './time.ts';

const words = ticketMessages.ticket;
/** Of a long conversation the beginning and the end are shown, until somebody asks for the rest. */
const SHOWN_AT_ONCE = 14;
const FIRST = 2;

interface EntriesProps {
  ticket: Ticket;
  entries: readonly TicketEntry[];
  names: Names & GuideNames & { member: (memberId: string) => string; article: (articleId: string) => string };
}

/** All that was said and done in a ticket, the oldest first. */
export function Entries({ ticket, entries, names }: EntriesProps) {
  const [all, setAll] = useState(false);
  const hidden = all || entries.length <= SHOWN_AT_ONCE ? 0 : entries.length - SHOWN_AT_ONCE;
  return (
    <ol class="entries" aria-label={words.conversation}>
      {entries.map((entry, index) => {
        if (index > FIRST && index < FIRST + hidden) return null;
        if (hidden > 0 && index === FIRST) {
          return (
            <li key="hidden" class="entry-gap">
              <button type="button" class="button small" onClick={() => setAll(true)}>
                {words.earlier(hidden)}
              </button>
            </li>
          );
        }
        return entry.kind === 'change' ? (
          <Change key={entry.entryId} {...{ entry, ticket, names }} />
        ) : (
          <Said key={entry.entryId} {...{ entry, ticket, names }} />
        );
      })}
    </ol>
  );
}

const contentHref = (appId: string, { content, contentId }: Extract<TicketChange, { what: 'content' }>): string =>
  content === 'article' ? articleHref(appId, contentId) : guideHref(appId, contentId);

type EntryProps = { entry: TicketEntry } & Pick<EntriesProps, 'ticket' | 'names'>;

function nameOf({ by }: TicketEntry, ticket: Ticket): string {
  if (by.name) return by.name;
  if (by.kind === 'system') return words.system;
  return by.kind === 'visitor' ? (ticket.requester.name ?? words.visitor) : words.member;
}

const When = ({ at }: { at: number }) => (
  <time class="muted" dateTime={new Date(at).toISOString()}>
    {formatMoment(at)}
  </time>
);

function Change({ entry, ticket, names }: EntryProps) {
  const { change, at } = entry;
  if (!change) return null;
  const link = change.what === 'link' ? ticket.links.find(({ ticketId }) => ticketId === change.ticketId) : undefined;
  return (
    <li class="entry change">
      <Icon name="change" />
      <div>
        <p>
          <bdi>{changeWords(change, names)}</bdi>{' '}
          {change.what === 'link' && (
            <a href={ticketHref(change.ticketId)}>{link ? words.number(link.number) : words.otherTicket}</a>
          )}
          {change.what === 'content' && (
            <a href={contentHref(ticket.appId, change)} dir="auto">
              {change.title}
            </a>
          )}{' '}
          <span class="muted">
            <bdi>{nameOf(entry, ticket)}</bdi>, <When at={at} />
          </span>
        </p>
        {change.what === 'level' && (
          <dl class="handover">
            <dt>{ticketMessages.changes.reason}</dt>
            <dd dir="auto">{change.reason}</dd>
            <dt>{ticketMessages.changes.summary}</dt>
            <dd dir="auto">{change.summary}</dd>
          </dl>
        )}
        {change.what === 'rating' && change.word !== undefined && <q dir="auto">{change.word}</q>}
      </div>
    </li>
  );
}

function Said({ entry, ticket, names }: EntryProps) {
  const { kind, by, blocks, attachments, guide, article, mentions = [], at, via } = entry;
  const isNote = kind === 'note';
  const what = isNote ? words.note : by.kind === 'visitor' ? words.message : words.reply;
  const way = words.via[via];
  return (
    <li class={`entry spoken ${isNote ? 'is-note' : `by-${by.kind}`}`}>
      <header>
        <span class="entry-kind">
          <Icon name={isNote ? 'lock' : by.kind === 'visitor' ? 'person' : 'back'} />
          {what}
        </span>
        <strong>
          <bdi>{nameOf(entry, ticket)}</bdi>
        </strong>
        <span class="muted">
          <When at={at} /> {way}
        </span>
        {isNote && <span class="unseen">{words.noteHint}</span>}
      </header>
      <div class="spoken-words">
        <Blocks blocks={blocks} />
      </div>
      {mentions.length > 0 && <p class="muted">{words.mentions(mentions.map(names.member).join(', '))}</p>}
      {guide && <Sent guide={guide} names={names} />}
      {article && (
        <p class="sent-guide">
          <Icon name="guide" />{' '}
          <a href={articleHref(ticket.appId, article.articleId)} dir="auto">
            {words.article(names.article(article.articleId))}
          </a>
        </p>
      )}
      {attachments.length > 0 && <Files ticketId={ticket.ticketId} files={attachments} />}
    </li>
  );
}

const STAGES = ['offered', 'started', 'completed'] as const;

/** A guide that was sent, and how far the visitor got. */
function Sent({ guide, names }: { guide: SentGuide; names: GuideNames }) {
  const { guideId, state, stepId, at } = guide;
  const reached = state === 'dismissed' ? 1 : STAGES.indexOf(state);
  return (
    <div class="sent-guide">
      <p>
        <Icon name="guide" /> <strong dir="auto">{words.guide(names.guide(guideId))}</strong>
      </p>
      <p class="stages">
        {STAGES.map((stage, index) => (
          <span key={stage} class={index <= reached ? 'stage on' : 'stage'} aria-hidden="true" />
        ))}
        <span>
          {words.guideStates[state]}
          {stepId !== undefined && state !== 'completed' && (
            <>
              , <bdi>{words.atStep(names.step(guideId, stepId))}</bdi>
            </>
          )}
          {at !== undefined && (
            <>
              {' '}
              <When at={at} />
            </>
          )}
        </span>
      </p>
    </div>
  );
}

/** Files to be fetched; a picture of which the collector says that it is safe is shown. */
function Files({ ticketId, files }: { ticketId: string; files: readonly Attachment[] }) {
  const { attachmentUrl } = useServices();
  return (
    <ul class="files" aria-label={words.files}>
      {files.map(({ uploadId, name, bytes, image }) => {
        const href = attachmentUrl(ticketId, uploadId);
        return (
          <li key={uploadId}>
            {image && (
              <a href={href} target="_blank" rel="noopener" aria-label={words.openImage(name)}>
                <img src={href} alt="" width={image.width} height={image.height} loading="lazy" />
              </a>
            )}
            <a href={href} download={name} dir="auto">
              {words.file(name, formatBytes(bytes, locale))}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
