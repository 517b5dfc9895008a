import { createReadStream, existsSync } from 'node:fs';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { listen, type Site } from './site.ts';

const FOLDER = fileURLToPath(new URL('../../hosts/node_modules/swagger-ui-dist/', import.meta.url));
const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.png': 'image/png',
};

const id = { name: 'orderId', in: 'path', required: true, schema: { type: 'string' } };
const API = {
  openapi: '3.0.3',
  info: { title: 'Warehouse', version: '1.0.0', description: 'Orders and stock of the warehouse.' },
  tags: [{ name: 'orders' }, { name: 'stock' }],
  paths: {
    '/api/orders': {
      get: { tags: ['orders'], summary: 'List the orders', responses: { 200: { description: 'All orders' } } },
    },
    '/api/orders/{orderId}': {
      get: {
        tags: ['orders'],
        summary: 'Look up an order',
        parameters: [id],
        responses: { 200: { description: 'The order' } },
      },
      delete: {
        tags: ['orders'],
        summary: 'Cancel an order',
        parameters: [id],
        responses: { 204: { description: 'Gone' } },
      },
    },
    '/api/stock': {
      get: { tags: ['stock'], summary: 'List the stock', responses: { 200: { description: 'All items' } } },
    },
  },
};

// What the administrator of a Swagger UI edits: which description it shows.
const INITIALIZER = `window.onload = () => {
  window.ui = SwaggerUIBundle({ url: '/openapi.json', dom_id: '#swagger-ui', deepLinking: true, docExpansion: 'list',
    presets: [SwaggerUIBundle.presets.apis, SwaggerUIStandalonePreset], layout: 'StandaloneLayout' });
};`;

/** The published Swagger UI, of the release in a folder, with a small API behind it, so that "Execute" has something to ask. */
export async function startSwaggerUi(release = FOLDER): Promise<Site> {
  return listen((request, response) => {
    const path = new URL(request.url ?? '/', 'http://host').pathname;
    const send = (type: string, body: string) => response.writeHead(200, { 'content-type': type }).end(body);
    if (path === '/openapi.json') return void send('application/json', JSON.stringify(API));
    if (path === '/swagger-initializer.js') return void send('text/javascript', INITIALIZER);
    const order = /^\/api\/orders\/([\w-]+)$/.exec(path)?.[1];
    if (order) return void send('application/json', JSON.stringify({ orderId: order, state: 'shipped', items: 3 }));
    const file = join(release, path === '/' ? 'index.html' : path);
    if (!file.startsWith(release) || !existsSync(file)) return void response.writeHead(404).end();
    response.writeHead(200, { 'content-type': TYPES[extname(file)] ?? 'application/octet-stream' });
    createReadStream(file).pipe(response);
  });
}
