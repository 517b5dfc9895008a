import type { Ticket, TicketAnswer, TicketPatch } from '@handrail/protocol';
import { useEffect, useState } from 'preact/hooks';
import { locale } from '../language.ts';
import { Icon } from '../parts/icon.tsx';
import { Failed, Loading, Stale } from '../parts/notice.tsx';
import { ticketHref, ticketsHref, type TicketAct } from '../route.ts';
import { useServices } from '../services.ts';
import { navigate, useTitle } from '../use-route.ts';
import { Acts, type Act } from './acts.tsx';
import { Compose } from './compose.tsx';
import { Context } from './context.tsx';
import { categoryName, mayIn, teamName, useDesk } from './desk.ts';
import { Entries } from './entries.tsx';
import { guideNames } from './guide-names.ts';
import { Asker, Facts } from './facts.tsx';
import { KeyList } from './key-list.tsx';
import { PriorityMark, PromiseMark, StateMark } from './marks.tsx';
import { ticketMessages } from '../words.ts';
import { OtherDesks } from './other-desks.tsx';
import { presenceWords } from './presence.ts';
import { Timeline } from './timeline.tsx';
import { useNow } from './time.ts';
import { useKeys, useKeysOn } from './use-keys.ts';
import { useSendables } from './use-sendables.ts';
import { useTicket } from './use-ticket.ts';

const words = ticketMessages.ticket;

/** One ticket: what was said, what is said next, and all that helps to answer. */
export function TicketView({ ticketId, act }: { ticketId: string; act: TicketAct | undefined }) {
  const desk = useDesk();
  const open = useTicket(ticketId, desk.present.member?.memberId);
  const { view } = open;
  const { value } = view;
  desk.list.last = ticketId;
  useTitle(value ? words.title(value.ticket.number, value.ticket.title) : ticketMessages.title);
  return (
    <div class="ticket-page">
      <a class="back" href={ticketsHref(desk.list.filter)}>
        <Icon name="back" />
        {words.back}
      </a>
      {value && <Stale view={view} />}
      {!value && view.failure && <Failed failure={view.failure} again={view.again} retryMs={view.retryMs} />}
      {!value && !view.failure && <Loading />}
      {value && <Open answer={value} open={open} act={act} />}
    </div>
  );
}

interface OpenProps {
  answer: TicketAnswer;
  open: ReturnType<typeof useTicket>;
  act: TicketAct | undefined;
}

function Open({ answer: { ticket, entries, guides: named }, open, act }: OpenProps) {
  const { api } = useServices();
  const desk = useDesk();
  const now = useNow();
  const sendables = useSendables(ticket.appId);
  const mayWrite = mayIn(desk, ticket.appId, 'ticket.write');
  const asked = useAsked(ticket, act, mayWrite, open.change);
  const guides = guideNames(named);
  const names = {
    team: (teamId: string) => teamName(desk, teamId),
    category: (categoryId: string) => categoryName(desk, categoryId, locale),
    ...guides,
    article: (articleId: string) => sendables.article.find(({ id }) => id === articleId)?.title ?? articleId,
    member: (memberId: string) => desk.agents.find((one) => one.memberId === memberId)?.name ?? memberId,
  };
  return (
    <>
      <Head ticket={ticket} now={now} />
      <p class="presence" role="status">
        {presenceWords(open.presence.others)}
      </p>
      {mayWrite && <Acts {...{ ticket, entries }} open={asked.act} onOpen={asked.setAct} onDone={open.view.again} />}
      <p class="fault" role="alert">
        {open.fault}
      </p>
      {open.late && <Late patch={open.late} onAgain={open.change} onLeave={open.forget} names={names} />}
      <div class="ticket-columns">
        <div class="ticket-main">
          {ticket.spam && <p class="stale">{words.spam}</p>}
          <Entries {...{ ticket, entries, names }} />
          <p class="muted seen">{seenWords(ticket)}</p>
          {mayWrite && (
            <Compose
              key={ticket.ticketId}
              {...{ ticket, sendables, wanted: asked.wanted }}
              onTyped={open.presence.typed}
              onSent={open.view.again}
            />
          )}
        </div>
        <aside class="ticket-side" aria-label={words.about}>
          <Facts
            {...{ ticket, now, mayWrite, busy: open.busy }}
            onChange={open.change}
            onUnlink={(other) => void open.ask(() => api.unlink(ticket.ticketId, other))}
          />
          <OtherDesks ticketId={ticket.ticketId} mayWrite={mayWrite} />
          <Asker ticket={ticket} />
          <Context context={ticket.context} names={guides} />
          <Timeline ticketId={ticket.ticketId} askedAt={ticket.createdAt} />
        </aside>
      </div>
      {asked.keys}
    </>
  );
}

const seenWords = ({ seenAt, updatedAt }: Ticket): string =>
  seenAt !== null && seenAt >= updatedAt ? words.seen : words.unseen;

function Head({ ticket, now }: { ticket: Ticket; now: number }) {
  return (
    <header class="ticket-head">
      <h1 dir="auto">
        <span class="muted">{words.number(ticket.number)}</span> {ticket.title}
      </h1>
      <p class="statuses">
        <StateMark state={ticket.state} />
        <span class="status">{ticketMessages.levels[ticket.level]}</span>
        <PriorityMark priority={ticket.priority} />
        <PromiseMark clocks={ticket.clocks} now={now} />
        {ticket.rating && <span class="status">{words.rating(ticket.rating.score)}</span>}
      </p>
    </header>
  );
}

/** What somebody asks for, by an address or by a key. */
function useAsked(ticket: Ticket, act: TicketAct | undefined, mayWrite: boolean, change: (patch: TicketPatch) => void) {
  const desk = useDesk();
  const [isOn, turn] = useKeysOn();
  const [isListed, setListed] = useState(false);
  const [open, setAct] = useState<Act | undefined>(undefined);
  const [wanted, setWanted] = useState<{ kind: 'reply' | 'note'; times: number }>({ kind: 'reply', times: 0 });
  const want = (kind: 'reply' | 'note') => setWanted(({ times }) => ({ kind, times: times + 1 }));
  const ask = (what: TicketAct) => (what === 'reply' || what === 'note' ? want(what) : setAct(what));
  useEffect(() => {
    if (act === undefined || !mayWrite) return;
    ask(act);
    // Done once: a reload does not open it again.
    navigate(ticketHref(ticket.ticketId), 'replace');
  }, [act]);
  const beside = (by: number) => () => {
    const { ticketIds } = desk.list;
    const other = ticketIds[ticketIds.indexOf(ticket.ticketId) + by];
    if (ticketIds.includes(ticket.ticketId) && other !== undefined) navigate(ticketHref(other));
  };
  const me = desk.present.member?.memberId;
  useKeys(isOn, {
    next: beside(1),
    previous: beside(-1),
    back: () => navigate(ticketsHref(desk.list.filter)),
    keys: () => setListed(true),
    ...(mayWrite && {
      reply: () => want('reply'),
      note: () => want('note'),
      escalate: () => setAct('escalate'),
      solve: () => setAct('solve'),
      mine: () => me !== undefined && change({ assigneeId: me }),
    }),
  });
  return {
    ...{ act: open, setAct, wanted },
    keys: isListed && <KeyList isOn={isOn} onTurn={turn} onClose={() => setListed(false)} />,
  };
}

interface LateProps {
  patch: TicketPatch;
  names: { team: (teamId: string) => string; category: (categoryId: string) => string; member: (id: string) => string };
  onAgain: (patch: TicketPatch) => void;
  onLeave: () => void;
}

/** A change in words. */
function patchWords(patch: TicketPatch, names: LateProps['names']): string {
  const { facts, states, priorities } = ticketMessages;
  const said: (string | undefined)[] = [
    patch.state && `${facts.state}: ${states[patch.state]}`,
    patch.priority && `${facts.priority}: ${priorities[patch.priority]}`,
    patch.assigneeId !== undefined ? `${facts.assignee}: ${orNone(patch.assigneeId, names.member)}` : undefined,
    patch.teamId !== undefined ? `${facts.team}: ${orNone(patch.teamId, names.team)}` : undefined,
    patch.categoryId !== undefined ? `${facts.category}: ${orNone(patch.categoryId, names.category)}` : undefined,
    patch.tags && `${facts.tags}: ${patch.tags.join(', ')}`,
  ];
  return said.filter((one) => one !== undefined).join('; ');
}

const orNone = (id: string | null, nameOf: (id: string) => string) =>
  id === null ? ticketMessages.facts.none : nameOf(id);

/** Somebody else was faster: what was wanted is said, and can be set nevertheless. */
function Late({ patch, names, onAgain, onLeave }: LateProps) {
  return (
    <section class="stale" role="alert">
      <Icon name="warn" />
      <p>
        <strong>{words.conflictTitle}.</strong> {words.conflict(patchWords(patch, names))}
      </p>
      <button type="button" class="button small" onClick={() => onAgain(patch)}>
        {words.again}
      </button>
      <button type="button" class="button small quiet" onClick={onLeave}>
        {words.leave}
      </button>
    </section>
  );
}
