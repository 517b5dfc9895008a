import { extname } from 'node:path';
import { openFolder } from './file-answer.ts';
import { notFound } from './problem.ts';
import { route, type Route } from './route.ts';

/** A folder of files served beside the collector, such as the demo. */
export interface Site {
  /** Begins and ends with a slash. */
  path: string;
  folder: string;
  contentSecurityPolicy?: string;
}

/** The routes of a site. An address without a file name gets the site's page, which may route by itself. */
export function siteRoutes({ path, folder, contentSecurityPolicy }: Site): Route[] {
  const files = openFolder(folder);
  const headers: Record<string, string> = { 'cache-control': 'no-cache' };
  if (contentSecurityPolicy !== undefined) headers['content-security-policy'] = contentSecurityPolicy;
  const facts = {
    method: 'GET',
    permission: 'public',
    answers: { 200: { description: 'The file' }, 404: { description: 'No such file' } },
  } as const;

  const toFolder = `${path.split('/').at(-2) ?? ''}/`;
  return [
    route({ ...facts, path: path.slice(0, -1), summary: `Leads to ${path}` }, () => {
      return new Response(null, { status: 302, headers: { location: toFolder } });
    }),
    route({ ...facts, path: `${path}*`, summary: `Files under ${path}` }, async ({ request }) => {
      const asked = pathOf(request)?.slice(path.length);
      if (asked === undefined) return notFound('file with this name');
      const exact = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
      const answer = await files.answer(request, exact, headers);
      if (answer !== undefined) return answer;
      const page = extname(asked) === '' ? await files.answer(request, 'index.html', headers) : undefined;
      return page ?? notFound('file with this name');
    }),
  ];
}

/** Undefined when its escapes are not UTF-8. */
function pathOf(request: Request): string | undefined {
  try {
    return decodeURIComponent(new URL(request.url).pathname);
  } catch {
    return undefined;
  }
}
