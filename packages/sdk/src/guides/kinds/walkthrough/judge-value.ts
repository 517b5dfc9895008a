import type { Validation } from '@handrail/protocol';

/** Longer values are not put to a pattern: some expressions take time that grows with the square of the length, or worse. */
const LONGEST = 1_000;
/** A repetition of something that repeats itself, such as `(a+)+`: its time may double with each character. */
const RUNS_AWAY = /\([^()]*[+*}][^()]*\)[+*{]/;

/**
 * What is said of a value: the message of the first rule that it breaks. An empty value breaks only `required`. A pattern
 * that is no regular expression, or might keep the page busy, is passed over.
 */
export function judgeValue(
  value: string,
  rules: readonly Validation[],
  valueOfOther: (rule: Validation) => string | undefined,
): string | undefined {
  return rules.find((rule) => (value === '' ? rule.required : breaks(value, rule, valueOfOther(rule))))?.message;
}

function breaks(value: string, rule: Validation, other: string | undefined): boolean {
  const { min, max, minLength = 0, maxLength = Infinity, pattern } = rule;
  if (value.length < minLength || value.length > maxLength) return true;
  if (min !== undefined && !(numberOf(value) >= min)) return true;
  if (max !== undefined && !(numberOf(value) <= max)) return true;
  if (pattern !== undefined && !fits(value, pattern)) return true;
  return other !== undefined && other !== value;
}

/** Also as people write them where the comma stands before the decimals. Not a number where it is none. */
const numberOf = (value: string): number => Number(value.trim().replace(/^([-+]?\d+),(\d+)$/, '$1.$2'));

function fits(value: string, pattern: string): boolean {
  if (value.length > LONGEST || RUNS_AWAY.test(pattern)) return true;
  try {
    return new RegExp(`^(?:${pattern})$`, 'u').test(value);
  } catch {
    return true;
  }
}
