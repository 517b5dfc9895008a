import { createReadStream, existsSync, readFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, type Site } from './site.ts';

const FOLDER = fileURLToPath(new URL('../../hosts/node_modules/admin-lte/dist/', import.meta.url));
const TYPES: Record<string, string> = { '.js': 'text/javascript', '.css': 'text/css', '.png': 'image/png' };

/**
 * The published pages of AdminLTE 4: every link is a full page load. What they fetch from other sites (fonts, charts) is
 * left out, with the scripts in the page that need it.
 */
export async function startAdminLte(): Promise<Site> {
  return listen((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const file = join(FOLDER, path === '/' ? 'index.html' : path);
    if (!file.startsWith(FOLDER) || !existsSync(file)) return void response.writeHead(404).end();
    if (extname(file) === '.html') {
      response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' });
      return void response.end(withoutOthers(readFileSync(file, 'utf8')));
    }
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
}

const withoutOthers = (html: string): string =>
  html
    .replace(/<link\b[^>]*href="https?:[^>]*>/g, '')
    .replace(/<script\b[^>]*src="https?:[^>]*>\s*<\/script>/g, '')
    .replace(/<script>[^]*?<\/script>/g, '');
