/** The addresses that a start prints, one a line, each after its label. */
export function announce({ url, signInUrl, siteUrls }: { url: string; signInUrl: string; siteUrls: string[] }): string {
  const rows: [string, string][] = [
    ...siteUrls.map((site): [string, string] => ['Demo', site]),
    ['Dashboard', signInUrl],
    ['Health', `${url}/healthz`],
  ];
  const lines = rows.map(([label, address]) => `  ${label.padEnd(11)}${address}`);
  return `\nHandrail is running.\n\n${lines.join('\n')}\n\n  The dashboard link signs you in once. Ctrl-C stops.\n`;
}
