import type { Connector } from '@handrail/protocol';
import { CONNECTING } from '../../delivery-limits.ts';
import type { Outbound, OutboundAnswer } from '../outbound/outbound.ts';
import type { CommentShape, Mapping, Step } from './mapping.ts';
import { at, fillBody, fillText, take, wordAt, type Known } from './template.ts';

/** Why something was not done there. `unsure`: nobody knows whether it was. */
export interface Failed {
  failed: 'later' | 'never';
  outcome: string;
  unsure?: true;
}

export interface Comment {
  id: string;
  text: string;
  authorId: string;
  author: string | undefined;
  isPublic: boolean;
}

/** A conversation with a service desk, under the credentials of one connector. */
export interface Speech {
  /** One request after the other, each with what the ones before have learnt; answers all that is known then. */
  run(steps: readonly Step[], known?: Known): Promise<{ known: Known } | Failed>;
  /** The newest comments of a ticket, the oldest of them first. */
  comments(remoteId: string): Promise<{ comments: Comment[] } | Failed>;
}

export interface SpeechParts {
  outbound: Outbound;
  mapping: Mapping;
  connector: Pick<Connector, 'url' | 'fields' | 'connectorId'>;
  credentials: Readonly<Record<string, string>>;
}

/** Speaks with a service desk, and closes the session that this took. */
export async function speak<R>(parts: SpeechParts, say: (speech: Speech) => Promise<R>): Promise<R | Failed> {
  const { session } = parts.mapping;
  const first: Known = { ...parts.connector.fields, ...parts.credentials, connectorId: parts.connector.connectorId };
  if (session === undefined) return say(speechOf(parts, first));
  const opened = await ask(parts, session.open, first);
  if ('failed' in opened) return { ...opened, failed: 'later' };
  const known = { ...first, ...opened.known };
  try {
    return await say(speechOf(parts, known));
  } finally {
    // It ends by itself where this fails.
    await ask(parts, session.close, known);
  }
}

function speechOf(parts: SpeechParts, first: Known): Speech {
  const { comments: shape } = parts.mapping;
  return {
    async run(steps, more = {}) {
      let known: Known = { ...first, ...more };
      for (const step of steps) {
        const done = await ask(parts, step, known);
        if ('failed' in done) return done;
        known = { ...known, ...done.known };
        const lost = Object.keys(step.take ?? {}).find((name) => known[name] === undefined);
        if (lost !== undefined) return { failed: 'never', outcome: `the answer has no ${lost}` };
      }
      return { known };
    },
    async comments(remoteId) {
      const comments: Comment[] = [];
      for (let page = 1; page <= CONNECTING.pages; page += 1) {
        const done = await ask(parts, shape.step, { ...first, remoteId, page });
        if ('failed' in done) return done;
        const list = at(done.answer, shape.list);
        const found = Array.isArray(list) ? list : [];
        comments.push(...found.flatMap((one: unknown) => commentOf(one, shape.each) ?? []));
        if (shape.pageSize === undefined || found.length < shape.pageSize) break;
      }
      return { comments: shape.pageSize === undefined ? comments.reverse() : comments };
    },
  };
}

async function ask(
  { outbound, mapping, connector }: SpeechParts,
  { method, path, query = {}, headers = {}, body, take: wanted = {} }: Step,
  known: Known,
): Promise<{ known: Known; answer: unknown } | Failed> {
  const url = new URL(connector.url.replace(/\/+$/, '') + fillText(path, known, encodeURIComponent));
  for (const [name, text] of Object.entries(query)) url.searchParams.set(name, fillText(text, known));
  const basic = mapping.basic && Buffer.from(fillText(mapping.basic, known)).toString('base64');
  const given = Object.entries({ ...mapping.headers, ...headers }).flatMap(([name, text]): [string, string][] => {
    const value = fillText(text, known);
    return value === '' ? [] : [[name, value]];
  });
  const said = await outbound.ask({
    ...{ method, url: url.href, answerBytes: CONNECTING.answerBytes },
    headers: {
      ...{ accept: 'application/json', 'content-type': 'application/json' },
      ...(basic !== undefined && { authorization: `Basic ${basic}` }),
      ...Object.fromEntries(given),
    },
    ...(body !== undefined && { body: JSON.stringify(fillBody(body, known) ?? {}) }),
  });
  const read = readAnswer(said);
  if ('failed' in read) return read;
  const taken = Object.entries(wanted).map(([name, what]): [string, string | undefined] => [
    name,
    take(read.answer, what, known),
  ]);
  return { known: Object.fromEntries(taken), answer: read.answer };
}

/** Answers that may be others later; of a server that fails nobody knows what it did before. */
const MAY_PASS = new Set([401, 403, 408, 409, 423, 425, 429, 503]);

function readAnswer(said: OutboundAnswer): { answer: unknown } | Failed {
  if ('fault' in said) {
    const outcome = `${said.fault}: ${said.detail}`;
    return { failed: 'later', outcome, ...(said.reached && { unsure: true }) };
  }
  const { status, text } = said;
  if (status >= 200 && status < 300) {
    try {
      return { answer: text.trim() === '' ? {} : (JSON.parse(text) as unknown) };
    } catch {
      // A page in the place of data: the address leads somewhere else.
      return { failed: 'never', outcome: `${status}, and no JSON`, unsure: true };
    }
  }
  if (MAY_PASS.has(status)) return { failed: 'later', outcome: String(status) };
  if (status >= 500) return { failed: 'later', outcome: String(status), unsure: true };
  return { failed: 'never', outcome: String(status) };
}

function commentOf(one: unknown, shape: CommentShape): Comment | undefined {
  const id = wordAt(one, shape.id);
  const text = wordAt(one, shape.text);
  if (id === undefined || text === undefined) return undefined;
  const mark = at(one, shape.public.at);
  return {
    ...{ id, text: (shape.html ? plainOf(text) : text).trim(), author: shape.author && wordAt(one, shape.author) },
    authorId: wordAt(one, shape.authorId) ?? '',
    isPublic: shape.public.is.some((is) => is === mark),
  };
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'", nbsp: ' ' };

/** The words of HTML. It becomes text, which nothing shows as HTML. */
function plainOf(html: string): string {
  // Some systems keep HTML with its own brackets escaped.
  const opened = /<[a-z]/i.test(html) ? html : unescape(html);
  const lines = opened.replace(/<br\s*\/?>|<\/(?:p|div|li|tr|h[1-6])>/gi, '\n').replace(/<[^>]*>/g, '');
  return unescape(lines)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

const unescape = (text: string): string =>
  text.replace(/&(amp|lt|gt|quot|nbsp|#\d{1,7});/g, (whole, name: string) => {
    const code = Number(name.slice(1));
    if (name in ENTITIES) return ENTITIES[name] ?? whole;
    return Number.isInteger(code) && code > 31 && code < 0x110000 ? String.fromCodePoint(code) : whole;
  });
