export const DAY = 86_400_000;

/** A moment of the visitor's day, in the visitor's own time zone. */
export interface Clock {
  /** Minutes since midnight, 0 to 1439. */
  minutes: number;
  /** 1 is Monday, 7 is Sunday. */
  weekday: number;
}

/** A part of the day: from the first minute until just before the second; over midnight if `from` is later. */
export interface DayPart {
  from?: string | undefined;
  to?: string | undefined;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

export function inDayPart({ from = '00:00', to = '24:00' }: DayPart, { minutes }: Clock): boolean {
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  return begin > end ? minutes >= begin || minutes < end : minutes >= begin && minutes < end;
}
