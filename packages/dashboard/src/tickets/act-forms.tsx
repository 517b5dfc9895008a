import type { Level, Ticket, TicketEntry } from '@handrail/protocol';
import { useState } from 'preact/hooks';
import { Checks, Choice, Field, Form, useDoing } from '../parts/form.tsx';
import { articleHref, guideHref } from '../route.ts';
import { useServices } from '../services.ts';
import { useDesk } from './desk.ts';
import { ticketMessages } from '../words.ts';
import { Modal } from './modal.tsx';

const words = ticketMessages.act;

/** What came of what would have helped. */
export interface Solved {
  kind: 'article' | 'guide';
  href: string;
}

export interface ActFormProps {
  ticket: Ticket;
  entries: readonly TicketEntry[];
  onDone: () => void;
  onSolved: (solved: Solved) => void;
  onClose: () => void;
}

const LEVELS: readonly Level[] = ['l1', 'l2', 'l3'];

/** To another level, with what whoever gets it has to know. */
export function EscalateForm({ ticket, onDone, onClose }: ActFormProps) {
  const { api } = useServices();
  const { settings } = useDesk();
  const doing = useDoing();
  const others = LEVELS.filter((level) => level !== ticket.level);
  const [to, setTo] = useState<Level>(ticket.level === 'l1' ? 'l2' : ticket.level === 'l2' ? 'l3' : 'l2');
  const [reason, setReason] = useState('');
  const [summary, setSummary] = useState('');
  const [teamId, setTeamId] = useState('');
  const teams = (settings?.teams ?? []).filter(({ level }) => level === to);
  const send = async () => {
    const said = { to, reason: reason.trim(), summary: summary.trim() };
    const team = teams.some((one) => one.teamId === teamId) ? { teamId } : {};
    if (await doing.run(() => api.escalate(ticket.ticketId, { ...said, ...team }))) onDone();
  };
  const isBack = to < ticket.level;
  return (
    <Modal title={words.escalateTitle} onClose={onClose}>
      <Form
        label={words.escalateTitle}
        button={isBack ? words.handBack : words.escalate}
        doing={doing}
        onSubmit={() => void send()}
      >
        <Choice
          label={words.to}
          value={to}
          options={
            Object.fromEntries(others.map((level) => [level, ticketMessages.levels[level]])) as Record<Level, string>
          } // the others
          onValue={setTo}
        />
        <Choice
          label={words.team}
          value={teamId}
          options={{ '': words.teamAuto, ...Object.fromEntries(teams.map((one) => [one.teamId, one.name])) }}
          onValue={setTeamId}
        />
        <Field label={words.reason} note={words.reasonNote} required lines={2} value={reason} onValue={setReason} />
        <Field label={words.summary} note={words.summaryNote} required lines={5} value={summary} onValue={setSummary} />
        <Cancel onClose={onClose} />
      </Form>
    </Modal>
  );
}

const Cancel = ({ onClose }: Pick<ActFormProps, 'onClose'>) => (
  <button type="button" class="button quiet cancel" onClick={onClose}>
    {words.cancel}
  </button>
);

type Help = keyof typeof words.helps;

/** Solved; in L2 and L3 with what keeps the next one from coming up. */
export function SolveForm({ ticket, onDone, onClose, onSolved }: ActFormProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [l1Could, setL1Could] = useState(false);
  const [help, setHelp] = useState<Help>('none');
  const [note, setNote] = useState('');
  const [isSolved, setSolved] = useState(false);
  const asks = ticket.level !== 'l1';
  async function solve() {
    const said = note.trim();
    const whatHelps = help === 'none' ? {} : { whatHelps: { kind: help, note: said } };
    const solving = asks ? { l1Could, ...whatHelps } : {};
    // Where only the draft failed, the button tries that again.
    if (!isSolved && !(await doing.run(() => api.solve(ticket.ticketId, solving)))) return;
    setSolved(true);
    if (help === 'article') {
      const draft = await doing.run(() => api.makeArticle(ticket, said));
      if (!draft) return;
      onSolved({ kind: 'article', href: articleHref(ticket.appId, draft.value.article.articleId) });
    }
    if (help === 'guide') {
      const draft = await doing.run(() => api.makeGuide(ticket.ticketId, said));
      if (!draft) return;
      onSolved({ kind: 'guide', href: guideHref(ticket.appId, draft.value.guideId) });
    }
    onDone();
  }
  return (
    <Modal title={words.solveTitle} onClose={onClose}>
      <Form label={words.solveTitle} button={words.solve} doing={doing} onSubmit={() => void solve()}>
        {asks && (
          <>
            <label class="check">
              <input
                type="checkbox"
                checked={l1Could}
                onChange={({ currentTarget: { checked } }) => setL1Could(checked)}
              />
              <span>{words.l1Could}</span>
            </label>
            <Choice label={words.whatHelps} value={help} options={words.helps} onValue={setHelp} />
            {help !== 'none' && (
              <Field
                label={words.helpNote}
                note={words.helpNoteNote}
                {...{ required: true, lines: 4, value: note, onValue: setNote }}
              />
            )}
          </>
        )}
        <Cancel onClose={onClose} />
      </Form>
    </Modal>
  );
}

/** Finds a ticket by the number that people say. */
function useByNumber(ticket: Ticket) {
  const { api } = useServices();
  const doing = useDoing();
  return {
    doing,
    async find(typed: string): Promise<string | undefined> {
      const number = typed.trim().replace(/^#/, '');
      if (!/^\d{1,9}$/.test(number) || Number(number) === ticket.number) {
        doing.refuse(words.otherBad);
        return undefined;
      }
      const answer = await doing.run(() => api.inbox({ queue: 'all', text: number }));
      if (!answer) return undefined;
      const found = answer.value.tickets.find((one) => one.number === Number(number));
      if (!found) doing.refuse(words.otherNone(`#${number}`));
      return found?.ticketId;
    },
  };
}

export function MergeForm({ ticket, onDone, onClose }: ActFormProps) {
  const { api } = useServices();
  const { doing, find } = useByNumber(ticket);
  const [other, setOther] = useState('');
  const merge = async () => {
    const into = await find(other);
    if (into !== undefined && (await doing.run(() => api.merge(ticket.ticketId, into)))) onDone();
  };
  return (
    <Modal title={words.mergeTitle} onClose={onClose}>
      <p class="muted">{words.mergeNote}</p>
      <Form label={words.mergeTitle} button={words.merge} doing={doing} onSubmit={() => void merge()}>
        <Field label={words.other} required value={other} onValue={setOther} />
        <Cancel onClose={onClose} />
      </Form>
    </Modal>
  );
}

export function LinkForm({ ticket, onDone, onClose }: ActFormProps) {
  const { api } = useServices();
  const { doing, find } = useByNumber(ticket);
  const [kind, setKind] = useState<keyof typeof words.linkKinds>('problem');
  const [other, setOther] = useState('');
  const link = async () => {
    const ticketId = await find(other);
    if (ticketId !== undefined && (await doing.run(() => api.link(ticket.ticketId, kind, ticketId)))) onDone();
  };
  return (
    <Modal title={words.linkTitle} onClose={onClose}>
      <Form label={words.linkTitle} button={words.link} doing={doing} onSubmit={() => void link()}>
        <Choice label={words.linkKind} value={kind} options={words.linkKinds} onValue={setKind} />
        <Field label={words.other} required value={other} onValue={setOther} />
        <Cancel onClose={onClose} />
      </Form>
    </Modal>
  );
}

const START = 90;

/** The beginning of what an entry says, to tell it from the others. */
function beginning({ blocks, attachments }: TicketEntry): string {
  const text = blocks.flatMap((block) => ('content' in block ? block.content.map((run) => run.text) : [])).join(' ');
  const said = text.trim() === '' ? attachments.map(({ name }) => name).join(', ') : text;
  return said.length > START ? `${said.slice(0, START)}…` : said;
}

/** Two questions in one ticket become two tickets. */
export function SplitForm({ ticket, entries, onDone, onClose }: ActFormProps) {
  const { api } = useServices();
  const doing = useDoing();
  const [chosen, setChosen] = useState<string[]>([]);
  const [title, setTitle] = useState('');
  const said = entries.filter(({ kind }) => kind !== 'change');
  const split = async () => {
    if (chosen.length === 0) return doing.refuse(words.splitNone);
    if (await doing.run(() => api.split(ticket.ticketId, chosen, title.trim()))) onDone();
  };
  return (
    <Modal title={words.splitTitle} onClose={onClose}>
      <Form label={words.splitTitle} button={words.split} doing={doing} onSubmit={() => void split()}>
        <Checks
          label={words.splitWhat}
          options={Object.fromEntries(said.map((entry) => [entry.entryId, beginning(entry)]))}
          chosen={chosen}
          onChosen={setChosen}
        />
        <Field label={words.splitName} required value={title} onValue={setTitle} />
        <Cancel onClose={onClose} />
      </Form>
    </Modal>
  );
}
