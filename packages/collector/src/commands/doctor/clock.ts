import { about, type Finding } from './finding.ts';

const { ok, warning, fault } = about('clock');

/** What another clock said, and when by ours it was asked and heard. */
export interface HeardClock {
  whose: string;
  now: number;
  askedAt: number;
  heardAt: number;
}

/** Tokens and sign-ins that are compared to other machines' clocks bear half a minute. */
const FAULT_MS = 30_000;
const WARNING_MS = 5_000;
/** Clocks in headers tell whole seconds. */
const COARSE_MS = 1_000;

/** By how much another clock is ahead of ours at least, or behind it; 0 where it may be right. */
export function driftOf({ now, askedAt, heardAt }: HeardClock): number {
  if (now > heardAt) return now - heardAt;
  return now + COARSE_MS < askedAt ? now + COARSE_MS - askedAt : 0;
}

/** Compares this machine's clock to those of others. */
export function checkClock(heard: readonly HeardClock[]): Finding[] {
  if (heard.length === 0) {
    return [ok('No other machine is asked by this configuration, so nobody can be compared to: keep it right by NTP.')];
  }
  return heard.map((one) => {
    const ms = driftOf(one);
    const apart = Math.round(Math.abs(ms) / 1_000);
    const told = `This machine's clock is ${apart} s ${ms > 0 ? 'behind' : 'ahead of'} that of ${one.whose}: keep both right by NTP.`;
    if (Math.abs(ms) > FAULT_MS) return fault(`${told} Signed tokens and sign-in fail.`);
    return Math.abs(ms) > WARNING_MS ? warning(told) : ok(`It agrees with that of ${one.whose}.`);
  });
}
