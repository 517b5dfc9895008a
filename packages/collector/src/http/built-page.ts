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

interface PageFacts {
  script: string;
  nonce: string;
  /** Origins as an app names them, whose schema leaves no character that could end an attribute. */
  origins?: readonly string[];
}

/** A document with nothing but a script; `data:,` keeps browsers from asking for an icon that is not there. */
export const builtPage = ({ script, nonce, origins }: PageFacts): string => `<!doctype html>
<html lang="en"${origins ? ` data-origins="${origins.join(' ')}"` : ''}>
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Handrail</title>
    <link rel="icon" href="data:,">
    <script type="module" nonce="${nonce}" src="${script}"></script>
  </head>
  <body></body>
</html>
`;
