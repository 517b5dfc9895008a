import type { Mailing, MailingStanding, Range } from '@handrail/protocol';
import type { Clock } from '../clock.ts';
import { MAILINGS } from '../delivery-limits.ts';
import type { Log } from '../log.ts';
import type { MailOutbox } from '../services/mail/mail.ts';
import { speak } from '../services/mail/words/index.ts';
import { daysBefore, lastDue, nextDue } from '../services/mailings/due.ts';
import type { LeaveLinks } from '../services/mailings/leave.ts';
import type { Letter } from '../services/mailings/letter.ts';
import { letterFor, rightsOf, sightOf, type LetterParts, type To } from '../services/mailings/letters.ts';
import type { Draw } from '../services/mailings/picture.ts';
import { writeMail } from '../services/mailings/write-mail.ts';
import type { RecordStore } from '../store/records/record-store.ts';
import type { Jobs } from './every.ts';

export interface MailingParts extends LetterParts {
  records: LetterParts['records'] & Pick<RecordStore, 'mailings'>;
  mail: Pick<MailOutbox, 'send' | 'isOn' | 'language'>;
  links: LeaveLinks;
  /** Brought with the first mail that has pictures. */
  draw: () => Promise<Draw>;
  clock: Clock;
  timeZone: string;
  /** Where members reach the dashboard, without a slash at the end. */
  url: string;
}

type Told = Pick<MailingStanding, 'sent' | 'leftOut' | 'fault'>;

/**
 * Puts the reports that are due into the outbox: one mail for each who gets it and each due time, by the keys of what leaves, however
 * many collectors look and wherever one ends. What was missed while nobody looked is not told any more, but for the last. What fails
 * is tried again, and whoever made it hears of it; it keeps no other from being sent.
 */
export async function sendMailings(parts: MailingParts, onError: (error: unknown) => void): Promise<void> {
  const now = parts.clock.now();
  for (const mailing of await parts.records.mailings.list()) {
    const { when, standing, isOff } = mailing;
    if (isOff || standing.dueAt > now) continue;
    const due = lastDue(when, standing.dueAt, now);
    try {
      const told = await tell(parts, mailing, due);
      // Told before it is noted: who stops between the two tells it again under the same keys.
      const met: MailingStanding = { ...told, dueAt: nextDue(when, now), sentFor: due };
      if (told.fault !== null) await tellOwner(parts, mailing, due, told.fault.code);
      await note(parts, mailing, met);
    } catch (error) {
      onError(error);
      if (now - due < MAILINGS.tellAfterMs) continue;
      await tellOwner(parts, mailing, due, 'failed').catch(onError);
      const fault = { code: 'failed' as const, at: now };
      if (standing.fault === null) await note(parts, mailing, { ...standing, fault }).catch(onError);
    }
  }
}

/** Who leaves or comes back at the same moment is not forgotten: the standing alone is written into what is there. */
async function note({ records: { mailings } }: MailingParts, was: Mailing, standing: MailingStanding): Promise<void> {
  for (;;) {
    const now = await mailings.find(was.mailingId);
    if (now === undefined || now.standing.dueAt !== was.standing.dueAt) return;
    if (await mailings.replace(now, { ...now, standing })) return;
  }
}

async function tell(parts: MailingParts, mailing: Mailing, due: number): Promise<Told> {
  const { records, mail, links, clock, timeZone, url } = parts;
  const { mailingId, name, when, left } = mailing;
  const all = mailing.memberIds.length + mailing.addresses.length;
  if (!mail.isOn) return { sent: 0, leftOut: all, fault: { code: 'no-mail', at: clock.now() } };
  const range: Range = { ...daysBefore(when, due, timeZone), timeZone };
  const isPatient = clock.now() - due < MAILINGS.tellAfterMs;
  const apps = await records.apps.list();
  const letters = new Map<string, Letter | undefined>();
  const draw = await parts.draw();
  let sent = 0;
  for (const { recipient, address, to } of await recipientsOf(parts, mailing)) {
    if (left.includes(recipient)) continue;
    const sight = `${to.speech.language} ${to.isStranger} ${sightOf(to.rights, apps)}`;
    if (!letters.has(sight)) letters.set(sight, await letterFor(parts, mailing, { range, isPatient }, to));
    const letter = letters.get(sight);
    if (letter === undefined) continue;
    const token = links.tokenOf(mailingId, recipient);
    const written = writeMail(letter, {
      ...{ speech: to.speech, name, draw },
      openUrl: `${url}/dashboard/${letter.hash}`,
      leaveUrl: `${url}/mailing/#${token}`,
    });
    const key = `mailing ${mailingId} ${due} ${recipient}`;
    await mail.send({ ...written, to: address, leaveUrl: `${url}/mailing/leave/${token}`, key });
    sent += 1;
  }
  // Where nobody may see it any more, or it is gone, whoever made it is to know.
  const isGone = sent === 0 && left.length < all;
  return { sent, leftOut: all - sent, fault: isGone ? { code: 'gone', at: clock.now() } : null };
}

interface Recipient {
  /** A member, or an address that an admin allowed. */
  recipient: string;
  address: string;
  to: To;
}

async function recipientsOf(parts: MailingParts, { memberIds, addresses, owner }: Mailing): Promise<Recipient[]> {
  const { members, mail, records } = parts;
  const found: Recipient[] = [];
  for (const memberId of memberIds) {
    const member = await members.find(memberId);
    const rights = rightsOf(parts, member);
    // Somebody who was only invited has not shown that the address is theirs.
    if (rights === undefined || member?.email == null) continue;
    const to = { rights, speech: speak(member.language ?? mail.language), isStranger: false };
    found.push({ recipient: memberId, address: member.email, to });
  }
  const allowed = new Set(addresses.length === 0 ? [] : await records.mailings.addresses());
  const maker = owner.memberId === null ? undefined : await members.find(owner.memberId);
  // The admin token of the environment has made what has no member.
  const rights: To['rights'] | undefined =
    owner.memberId === null ? { grants: [{ roles: ['admin'] }] } : rightsOf(parts, maker);
  for (const address of rights === undefined ? [] : addresses) {
    if (!allowed.has(address)) continue;
    const to = { rights: { ...rights, grants: rights?.grants ?? [] }, speech: speak(mail.language), isStranger: true };
    found.push({ recipient: address, address, to });
  }
  return found;
}

async function tellOwner(
  { members, mail, url }: MailingParts,
  { mailingId, name, owner }: Mailing,
  due: number,
  code: NonNullable<MailingStanding['fault']>['code'],
): Promise<void> {
  const member = owner.memberId === null ? undefined : await members.find(owner.memberId);
  if (member?.state !== 'active' || member.email === null) return;
  const { words } = speak(member.language ?? mail.language);
  await mail.send({
    ...{ to: member.email, subject: words.mailing.faultSubject(name), key: `mailing ${mailingId} ${due} fault` },
    text: [words.mailing.faults[code], words.mailing.faultLook(`${url}/dashboard/#/mailings`)].join('\n\n'),
  });
}

/** Does so every minute, until it is stopped. */
export function startMailings(jobs: Jobs, parts: MailingParts, log: Log): () => Promise<void> {
  const failed = (error: unknown): void => log.error('a report could not be sent; it is tried again', { error });
  return jobs.every('mailings', MAILINGS.everyMs, () => sendMailings(parts, failed), failed);
}
