import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** Name of the entry script, from what the build wrote down. */
export async function scriptOf(dist: string): Promise<string | undefined> {
  try {
    const assets: unknown = JSON.parse(await readFile(join(dist, 'assets.json'), 'utf8'));
    if (typeof assets !== 'object' || assets === null || !('script' in assets)) return undefined;
    const { script } = assets;
    return typeof script === 'string' && /^[\w./-]+$/.test(script) ? script : undefined;
  } catch {
    return undefined;
  }
}

interface BuiltPage {
  script: string;
  nonce: string;
  /** What the script is told by `<meta name="handrail-…">`. */
  facts?: Readonly<Record<string, string>>;
}

/** A document with nothing but a script; `data:,` keeps browsers from asking for an icon that is not there. */
export const builtPage = ({ script, nonce, facts = {} }: BuiltPage): string => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Handrail</title>
    <link rel="icon" href="data:,">${Object.entries(facts).map(metaOf).join('')}
    <script type="module" nonce="${nonce}" src="${script}"></script>
  </head>
  <body></body>
</html>
`;

const metaOf = ([name, content]: [string, string]): string => `
    <meta name="handrail-${name}" content="${escaped(content)}">`;

const escaped = (text: string): string => text.replace(/[&<>"']/g, (one) => `&#${one.charCodeAt(0)};`);
