import { randomBytes } from 'node:crypto';
import { isIP, type BlockList } from 'node:net';
import { checkOf } from '@handrail/protocol/schema';
import { DOCTOR_LIMITS } from '../../delivery-limits.ts';
import { doctorSelfSchema } from '../../http/doctor.ts';
import { doctorToken, isProof } from '../../services/doctor-token.ts';
import type { Vault } from '../../services/vault.ts';
import type { HeardClock } from './clock.ts';
import { about, reasonOf, type Finding } from './finding.ts';

const { ok, warning, fault } = about('address');
const WAIT_MS = 10_000;
/** Of a network that is set aside for examples: nobody has it. */
const MADE_UP = '192.0.2.77';

export interface Self {
  address: string | null;
  forwarded: string | null;
  apps: { appId: string; origins: string[] }[];
}
type Reached = { self: Self; clock: HeardClock; certificate?: Finding } | { why: string };

/** Asks a collector as its doctor; `question` anew each time, so that nobody can answer with what was said before. */
export async function reach(url: string, vault: Vault): Promise<Reached> {
  const question = randomBytes(16).toString('hex');
  const askedAt = Date.now();
  try {
    const answer = await ask(`${url}/doctor/self?question=${question}`, vault, {
      headers: { 'x-forwarded-for': MADE_UP },
    });
    const heardAt = Date.now();
    if (answer.status === 401)
      return { why: 'somebody answers who does not have our key: another collector, or another HANDRAIL_DATA' };
    if (!answer.ok) return { why: `the answer is ${answer.status}: what answers there is not this collector` };
    const read = checkOf(doctorSelfSchema)(await answer.json());
    if (!read.ok || !isProof(vault, read.value.proof, question))
      return { why: 'what answers there is not this collector' };
    const now = Date.parse(answer.headers.get('date') ?? '');
    return {
      self: read.value,
      clock: { whose: new URL(url).host, now: Number.isNaN(now) ? heardAt : now, askedAt, heardAt },
    };
  } catch (error) {
    return {
      why: `${reasonOf(error)}${/CERT|TLS|SSL|ALTNAME/.test(reasonOf(error)) ? ': the certificate is not good' : ''}`,
    };
  }
}

/** What stands before the collector, tried by what only passes where it is set up well. */
export async function checkWay(url: string, vault: Vault): Promise<Finding[]> {
  const [live, body] = await Promise.all([checkLive(url, vault), checkBody(url, vault)]);
  return [live, body];
}

async function checkLive(url: string, vault: Vault): Promise<Finding> {
  const late =
    'Live answers are held back on their way: let the proxy pass text/event-stream unbuffered (nginx: proxy_buffering off).';
  try {
    // Held back, it comes with the end of the stream.
    const signal = AbortSignal.timeout(DOCTOR_LIMITS.streamMs - 500);
    const answer = await ask(`${url}/doctor/stream`, vault, { signal });
    const reader = answer.body?.getReader();
    const first = await reader?.read();
    await reader?.cancel();
    return first?.done === false && answer.ok ? ok('Live answers come through at once.') : fault(late);
  } catch {
    return fault(late);
  }
}

async function checkBody(url: string, vault: Vault): Promise<Finding> {
  const megabytes = DOCTOR_LIMITS.bodyBytes / 1_048_576;
  try {
    const answer = await ask(`${url}/doctor/body`, vault, {
      ...{ method: 'POST', body: new Uint8Array(DOCTOR_LIMITS.bodyBytes) },
      headers: { 'content-type': 'application/octet-stream' },
      signal: AbortSignal.timeout(6 * WAIT_MS),
    });
    if (answer.ok) return ok(`A body of ${megabytes} MB comes through.`);
    return fault(
      `A body of ${megabytes} MB is answered with ${answer.status}: let the proxy pass it (nginx: client_max_body_size 25m), else mails with files are lost.`,
    );
  } catch (error) {
    return fault(
      `A body of ${megabytes} MB does not come through (${reasonOf(error)}): let the proxy pass it (nginx: client_max_body_size 25m).`,
    );
  }
}

/** Whether limits and the audit log see visitors' own addresses, which nobody can make up. */
export function judgeForwarded({ address, forwarded }: Self, proxies: BlockList): Finding {
  const way = (forwarded ?? '').split(',').map((one) => one.trim());
  const last = way.at(-1) ?? '';
  if (forwarded === null) {
    return warning(
      'The proxy does not say for whom it asks, so that all visitors share one limit: let it send X-Forwarded-For.',
    );
  }
  if (last === MADE_UP) {
    return fault(
      'The proxy hands on what callers say of their address, so that anybody can make one up: let it add the address it sees to X-Forwarded-For.',
    );
  }
  if (isIP(last) !== 0 && !last.startsWith('127.') && last !== '::1' && address !== last && !isListed(proxies, last)) {
    return fault(
      `The proxy is not believed: the collector sees ${address ?? 'this machine'} in the place of ${last}. Name the proxy in HANDRAIL_TRUSTED_PROXIES.`,
    );
  }
  return ok('The proxy says for whom it asks, and an address that is made up is not believed.');
}

const isListed = (list: BlockList, address: string): boolean =>
  list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');

function ask(url: string, vault: Vault, more: RequestInit = {}): Promise<Response> {
  const headers = new Headers(more.headers);
  headers.set('authorization', `Bearer ${doctorToken(vault, Date.now())}`);
  return fetch(url, { redirect: 'manual', signal: AbortSignal.timeout(WAIT_MS), ...more, headers });
}
