import type { LookupAddress } from 'node:dns';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { BlockList, type AddressInfo } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { OUTBOUND_LIMITS } from '../../delivery-limits.ts';
import { createOutbound } from './outbound.ts';

const HERE: LookupAddress[] = [{ address: '127.0.0.1', family: 4 }];
const PUBLIC: LookupAddress[] = [{ address: '93.184.215.14', family: 4 }];

/** A server on this machine, under names that lead where the test says. */
async function withServer(answer: RequestListener, names: Record<string, LookupAddress[]> = { 'app.test': HERE }) {
  const asked: { method: string; url: string; host: string; body: string }[] = [];
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const { method = '', url = '', headers } = request;
      asked.push({ method, url, host: headers.host ?? '', body });
      answer(request, response);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  // A server that listens on a port has an address with it.
  const { port } = server.address() as AddressInfo;
  const looked: string[] = [];
  const resolve = (name: string): Promise<LookupAddress[]> => {
    looked.push(name);
    return Promise.resolve(names[name] ?? []);
  };
  const networks = new BlockList();
  networks.addAddress('127.0.0.1', 'ipv4');
  const open = createOutbound({ networks, ports: [port] }, resolve);
  const closed = createOutbound({ networks: new BlockList(), ports: [port] }, resolve);
  return { open, closed, asked, looked, port };
}

const yes: RequestListener = (_, response) => void response.end('yes');

describe('an address that may be asked', () => {
  test('is asked by its name, once, and answers with what it says', async () => {
    const { open, asked, looked, port } = await withServer((_, response) => {
      response.writeHead(201, { 'x-said': 'so' }).end('made');
    });
    const url = `http://app.test:${port}/hook?a=1`;
    const answer = await open.ask({ method: 'POST', url, headers: { 'x-a': 'b' }, body: 'ä' });
    expect(answer).toMatchObject({ status: 201, text: 'made', headers: { 'x-said': 'so' } });
    expect(asked).toEqual([{ method: 'POST', url: '/hook?a=1', host: `app.test:${port}`, body: 'ä' }]);
    // What the name has a moment later decides nothing: it is looked up once, and the connection goes there.
    expect(looked).toEqual(['app.test']);
    expect(await open.refuse(url)).toBeUndefined();
  });

  test('a redirect is an answer, and nobody follows it', async () => {
    const { open, asked, port } = await withServer((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${port}/inside` }).end();
    });
    expect(await open.ask({ method: 'GET', url: `http://app.test:${port}/` })).toMatchObject({ status: 302 });
    expect(asked).toHaveLength(1);
  });

  test('an answer without end is cut, and one that does not come is not waited for', async () => {
    const { open, port } = await withServer(({ url }, response) => {
      if (url === '/silent') return;
      response.write('x'.repeat(OUTBOUND_LIMITS.answerBytes));
      if (url === '/long') response.write('x');
      if (url === '/exact') response.end();
    });
    const ask = (path: string, timeMs = 5_000) =>
      open.ask({ method: 'GET', url: `http://app.test:${port}${path}`, timeMs });
    expect(await ask('/long')).toMatchObject({ fault: 'too-large' });
    expect(await ask('/exact')).toMatchObject({ status: 200 });
    expect(await ask('/silent', 50)).toMatchObject({ fault: 'too-slow' });
    expect(await ask('/drip', 50)).toMatchObject({ fault: 'too-slow' });
  });

  test('a name that is not found in time, that leads nowhere, or where nobody listens', async () => {
    const { port } = await withServer(yes);
    const networks = new BlockList();
    networks.addAddress('127.0.0.2', 'ipv4');
    const rules = { networks, ports: [port] };
    const url = `http://app.test:${port}/`;
    const never = createOutbound(rules, () => new Promise(() => {}));
    expect(await never.ask({ method: 'GET', url, timeMs: 20 })).toMatchObject({ fault: 'too-slow' });
    const nowhere = createOutbound(rules, () => Promise.reject(new Error('ENOTFOUND')));
    expect(await nowhere.ask({ method: 'GET', url })).toMatchObject({ fault: 'unreachable' });
    expect(await nowhere.refuse(url)).toBeUndefined();
    const empty = createOutbound(rules, () => Promise.resolve([{ address: '127.0.0.2', family: 4 }]));
    expect(await empty.ask({ method: 'GET', url })).toMatchObject({ fault: 'unreachable' });
  });
});

describe('an address that may not be asked is refused when it is saved and when it is used', () => {
  test.each([
    ['a name of this machine', 'http://app.test:PORT/'],
    ['one public and one private address', 'https://both.test:PORT/'],
    ['this machine by number', 'http://127.0.0.1:PORT/'],
    ['as one number', 'http://2130706433:PORT/'],
    ['in octal and hexadecimal', 'http://0177.0x0.1:PORT/'],
    ['in the clothes of IPv6', 'http://[::ffff:127.0.0.1]:PORT/'],
    ['the other one of this machine', 'http://[::1]:PORT/'],
    ['the metadata of a cloud', 'http://169.254.169.254/latest/meta-data'],
    ['a public name without TLS', 'http://public.test/'],
    ['another port', 'https://public.test:22/'],
    ['with a name and a password', 'https://a:b@public.test/'],
    ['a file', 'file:///etc/passwd'],
    ['no address', 'public.test'],
  ])('%s', async (_, text) => {
    const names = { 'app.test': HERE, 'both.test': [...PUBLIC, ...HERE], 'public.test': PUBLIC };
    const { closed, asked, port } = await withServer(yes, names);
    const url = text.replace('PORT', String(port));
    expect(await closed.refuse(url)).toEqual(expect.any(String));
    const answer = await closed.ask({ method: 'GET', url });
    expect(answer).toMatchObject({ fault: 'not-allowed' });
    // Nobody can ask us what is where in our network.
    expect(JSON.stringify(answer)).not.toMatch(/127\.0|169\.254|93\.184/);
    expect(asked).toEqual([]);
  });
});
