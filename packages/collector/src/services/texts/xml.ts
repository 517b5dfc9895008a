/** What stands in an XML text, in its order. Text is as it is meant; elements without content open and close. */
export type XmlToken =
  | { type: 'open'; name: string; attributes: Readonly<Record<string, string>>; line: number }
  | { type: 'close'; name: string; line: number }
  | { type: 'text'; text: string; line: number };

export class XmlError extends Error {
  readonly line: number;
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}

const NAME = '[A-Za-z_][\\w.:-]*';
const PART = new RegExp(
  [
    '<!--[\\s\\S]*?-->',
    '<\\?[\\s\\S]*?\\?>',
    '<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>',
    `</(${NAME})\\s*>`,
    `<(${NAME})((?:\\s+${NAME}\\s*=\\s*(?:"[^"<]*"|'[^'<]*'))*)\\s*(/?)>`,
    '([^<]+)',
  ].join('|'),
  'y',
);

/**
 * Reads the part of XML that files of texts need: elements, attributes, text, CDATA, the five entities and numbers. A document type
 * is refused, and with it whatever could name another file or grow. Throws an `XmlError`.
 */
export function* readXml(text: string): Generator<XmlToken> {
  const open: string[] = [];
  let [at, line] = [text.startsWith('\uFEFF') ? 1 : 0, 1];
  while (at < text.length) {
    PART.lastIndex = at;
    const found = PART.exec(text);
    if (found === null) throw new XmlError(line, /^<!DOCTYPE/i.test(text.slice(at, at + 9)) ? NO_TYPE : 'is not XML');
    const [whole, data, closed, name, attributes = '', alone, words] = found;
    if (data !== undefined) yield { type: 'text', text: data, line };
    else if (words !== undefined) yield { type: 'text', text: meant(words, line), line };
    else if (name !== undefined) {
      yield { type: 'open', name, attributes: attributesOf(attributes, line), line };
      if (alone === '/') yield { type: 'close', name, line };
      else open.push(name);
    } else if (closed !== undefined) {
      if (open.pop() !== closed) throw new XmlError(line, `</${closed}> closes nothing that is open`);
      yield { type: 'close', name: closed, line };
    }
    line += (whole.match(/\n/g) ?? []).length;
    at = PART.lastIndex;
  }
  if (open.length > 0) throw new XmlError(line, `<${open.at(-1)}> is not closed`);
}

const NO_TYPE = 'must have no document type';
const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function meant(text: string, line: number): string {
  return text.replace(/&([^;&\s]{0,12});?/g, (whole, name: string) => {
    const code = /^#x([0-9a-f]{1,6})$/i.exec(name)?.[1];
    const number = code === undefined ? /^#(\d{1,7})$/.exec(name)?.[1] : undefined;
    const point = code === undefined ? Number(number) : Number.parseInt(code, 16);
    if (point > 0 && point <= 0x10ffff) return String.fromCodePoint(point);
    const entity = Object.hasOwn(ENTITIES, name) && whole.endsWith(';') ? ENTITIES[name] : undefined;
    if (entity === undefined) throw new XmlError(line, `has an entity that is not known: ${whole}`);
    return entity;
  });
}

function attributesOf(text: string, line: number): Record<string, string> {
  const all = text.matchAll(new RegExp(`(${NAME})\\s*=\\s*(?:"([^"]*)"|'([^']*)')`, 'g'));
  return Object.fromEntries([...all].map(([, name, one, other]) => [name ?? '', meant(one ?? other ?? '', line)]));
}

const QUOTED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** Text as it stands between tags or in an attribute. */
export const xmlText = (text: string): string =>
  text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '').replace(/[&<>"]/g, (one) => QUOTED[one] ?? one);
