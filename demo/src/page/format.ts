const euros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR' });
const wholeEuros = new Intl.NumberFormat('en-IE', { style: 'currency', currency: 'EUR', maximumFractionDigits: 0 });
const day = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', year: 'numeric' });
const moment = new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });

export const formatMoney = (cents: number): string => euros.format(cents / 100);
export const formatRoundMoney = (cents: number): string => wholeEuros.format(cents / 100);
export const formatDay = (at: number | string): string => day.format(new Date(at));
export const formatMoment = (at: number): string => moment.format(at);

/** A calendar day as form controls write it, in local time. */
export function isoDay(at: number): string {
  const date = new Date(at);
  const two = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

export const countOf = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** The letters in the round badge of a person. */
export const initialsOf = (name: string): string =>
  name
    .split(' ')
    .map((part) => part.slice(0, 1))
    .join('')
    .slice(0, 2);
