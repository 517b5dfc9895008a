/** What a start has to say: the addresses, and what is missing. */
export interface Announced {
  url: string;
  signInUrl: string;
  siteUrls: readonly string[];
  warnings: readonly string[];
}

/** The addresses that a start prints, one a line, each after its label. */
export function announce({ url, signInUrl, siteUrls, warnings }: Announced): string {
  const rows: [string, string][] = [
    ...siteUrls.map((site): [string, string] => ['Demo', site]),
    ['Dashboard', signInUrl],
    ['Health', `${url}/healthz`],
  ];
  const lines = rows.map(([label, address]) => `  ${label.padEnd(11)}${address}\n`);
  const once = signInUrl.includes('#/sign-in/') ? 'The dashboard link signs you in once. ' : '';
  const notes = warnings.map((warning) => `  ${warning}\n`);
  return `\nHandrail is running.\n\n${lines.join('')}\n${notes.join('')}  ${once}Ctrl-C stops.\n`;
}
