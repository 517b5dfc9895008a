/** What the doctor looks at, in this order. */
export const CHECKS = [
  'configuration',
  'storage',
  'address',
  'clock',
  'origins',
  'policy',
  'mail',
  'sign-in',
  'backups',
] as const;

export interface Finding {
  check: (typeof CHECKS)[number];
  /** `warning`: it works, but not as it should. `fault`: something does not work, or will not soon. */
  verdict: 'ok' | 'warning' | 'fault';
  /** What was found, and what to do about it where something is to be done. One line. */
  says: string;
}

type Say = (says: string) => Finding;

/** The three verdicts of one check. */
export const about = (check: Finding['check']): Record<Finding['verdict'], Say> => ({
  ok: (says) => ({ check, verdict: 'ok', says }),
  warning: (says) => ({ check, verdict: 'warning', says }),
  fault: (says) => ({ check, verdict: 'fault', says }),
});

/** Why something failed: the code of the system where there is one, else its words, in one line. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (cause instanceof Error) return reasonOf(cause);
  return 'code' in error && typeof error.code === 'string' ? error.code : error.message.replaceAll(/\s+/g, ' ');
}

/** A line a finding; the worst is easy to find, as nothing else begins so. */
export function tell(findings: readonly Finding[]): string {
  const lines = findings.map(({ check, verdict, says }) => `${verdict.padEnd(7)}  ${check.padEnd(13)}  ${says}\n`);
  const count = (verdict: Finding['verdict']) => findings.filter((one) => one.verdict === verdict).length;
  return `${lines.join('')}${count('ok')} ok, ${count('warning')} to look at, ${count('fault')} at fault.\n`;
}
