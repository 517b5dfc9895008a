import { once } from 'node:events';
import { isIP } from 'node:net';
import { connect } from 'node:tls';
import { about, type Finding } from './finding.ts';
import { DAY_MS } from '../../clock.ts';

const { ok, warning, fault } = about('address');
/** Those that renew themselves do so a month before; this late, something has kept them from it. */
const SHORT_DAYS = 14;
const WAIT_MS = 10_000;

/** How long the certificate of an https address is good, whether or not it is believed. Says nothing when nobody answers. */
export async function checkCertificate(url: string, now: number): Promise<Finding[]> {
  const { hostname, port, protocol } = new URL(url);
  if (protocol !== 'https:') return [];
  const host = hostname.replace(/^\[|\]$/g, '');
  // A name says which certificate is meant; an address cannot.
  const named = isIP(host) === 0 ? { servername: host } : {};
  const socket = connect({ host, port: Number(port || 443), ...named, rejectUnauthorized: false });
  socket.on('error', () => {});
  try {
    await once(socket, 'secureConnect', { signal: AbortSignal.timeout(WAIT_MS) });
    return [judgeCertificate(Date.parse(socket.getPeerCertificate().valid_to), now)];
  } catch {
    return [];
  } finally {
    socket.destroy();
  }
}

export function judgeCertificate(until: number, now: number): Finding {
  const days = Math.floor((until - now) / DAY_MS);
  const day = new Date(until).toISOString().slice(0, 10);
  if (until <= now) return fault(`The certificate ended on ${day}: renew it; browsers refuse every page.`);
  if (days < SHORT_DAYS) return warning(`The certificate ends on ${day}: see why it was not renewed.`);
  return ok(`The certificate is good until ${day}.`);
}
