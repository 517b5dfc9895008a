import { useEffect, useState } from 'preact/hooks';
import { useServices } from '../services.ts';

const UNITS = [
  ['day', 86_400_000],
  ['hour', 3_600_000],
  ['minute', 60_000],
] as const;

/** English says 2h; what is as narrow in other languages, such as 2 T for two days, nobody reads as that. */
const displayIn = (locale: string) => (locale.startsWith('en') ? 'narrow' : 'short');

/** A span in its largest unit: 3m, 2h, 5d; nothing under a minute. */
export function formatSpan(ms: number, locale: string): string | undefined {
  const length = Math.abs(ms);
  const [unit, size] = UNITS.find(([, one]) => length >= one) ?? [];
  if (unit === undefined || size === undefined) return undefined;
  return new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: displayIn(locale) }).format(
    Math.floor(length / size),
  );
}

const UNIT_SIZES = ['byte', 'kilobyte', 'megabyte'] as const;

/** The size of a file for people. */
export function formatBytes(bytes: number, locale: string): string {
  const step = Math.min(2, bytes < 1_000 ? 0 : bytes < 1_000_000 ? 1 : 2);
  const unit = UNIT_SIZES[step] ?? 'byte';
  const number = new Intl.NumberFormat(locale, { style: 'unit', unit, maximumFractionDigits: step === 2 ? 1 : 0 });
  return number.format(bytes / 1_000 ** step);
}

const EVERY_MS = 30_000;

/** The time, told again as it goes by. */
export function useNow(): number {
  const { clock } = useServices();
  const [now, setNow] = useState(clock.now());
  useEffect(() => clock.after(EVERY_MS, () => setNow(clock.now())), [clock, now]);
  return now;
}
