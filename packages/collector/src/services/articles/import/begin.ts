import { isSafeUrl } from '@handrail/protocol/links';
import { HEADINGS, LINES, MARKS, PLAIN, toneOf } from './elements.ts';
import type { Mark } from './line.ts';
import type { Places } from './places.ts';
import type { Tone, Writer } from './writer.ts';

type Attributes = Readonly<Record<string, string>>;
type End = (() => void) | undefined;

/** What is known while a text is read. */
export interface Reading {
  writer: Writer;
  places: Places;
  note(what: string): void;
  marks: readonly Mark[];
  href: string | undefined;
  /** Text that is kept as it stands, while there is any. */
  verbatim: string | undefined;
  title: string | undefined;
}

const TITLE = 200;
const of = <T>(table: Readonly<Record<string, T>>, name: string): T | undefined =>
  Object.hasOwn(table, name) ? table[name] : undefined;

/** What an element does when it begins; answers what it does when it ends. */
export function begin(name: string, attributes: Attributes, reading: Reading): End {
  const { places, note } = reading;
  const tone = toneOf(name, attributes);
  if (tone !== undefined) return beginCallout(tone, reading);
  const plainly = of(PLAIN, name);
  if (plainly !== undefined) note(plainly);
  const heading = of(HEADINGS, name);
  if (heading !== undefined) return beginHeading(heading, name === 'h1', reading);
  const mark = of(MARKS, name);
  if (mark !== undefined || name === 'a') return beginMark(name, mark, attributes, reading);
  return beginStructure(name, places) ?? beginLine(name, attributes, reading);
}

function beginStructure(name: string, places: Places): End {
  switch (name) {
    case 'ul':
    case 'ol':
    case 'ac:task-list':
      return places.beginList(name === 'ol');
    case 'li':
    case 'ac:task':
      return places.beginItem();
    case 'table':
      places.endListOfWord();
      return places.beginTable();
    case 'tr':
      return places.beginRow();
    case 'td':
    case 'th':
      return places.beginCell(name === 'th');
    default:
      return undefined;
  }
}

function beginLine(name: string, attributes: Attributes, reading: Reading): End {
  const { places, writer, note } = reading;
  switch (name) {
    case 'pre':
    case 'ac:plain-text-body':
      return beginVerbatim(reading);
    case 'img':
      takeImage(attributes, reading);
      return undefined;
    case 'video':
      note('films');
      return undefined;
    case 'hr':
      places.block(writer.divider);
      return undefined;
    case 'br':
      if (reading.verbatim !== undefined) reading.verbatim += '\n';
      else if (places.isInParagraph()) places.flush();
      else places.say(' ', [], undefined);
      return undefined;
  }
  if (!LINES.has(name)) return undefined;
  if (isItemOfWord(name, attributes)) return places.beginItemOfWord();
  places.flush();
  if (places.isInParagraph()) places.endListOfWord();
  return places.flush;
}

const isItemOfWord = (name: string, attributes: Attributes): boolean =>
  name === 'p' &&
  (/\bMsoListParagraph/.test(attributes['class'] ?? '') || /mso-list:/i.test(attributes['style'] ?? ''));

function beginCallout(tone: Tone, { writer, places }: Reading): End {
  places.flush();
  places.endListOfWord();
  const isOuter = !places.isInBlock() && writer.openCallout(tone);
  return () => {
    places.flush();
    if (isOuter) writer.closeCallout();
  };
}

function beginMark(name: string, mark: Mark | undefined, { href }: Attributes, reading: Reading): End {
  const { marks, href: outer, places } = reading;
  const isLine = LINES.has(name);
  if (isLine) places.flush();
  if (mark !== undefined && !marks.includes(mark)) reading.marks = [...marks, mark];
  if (href !== undefined && name === 'a') {
    const address = href.trim();
    if (leadsThere(address)) reading.href = address;
    else if (!address.startsWith('#')) reading.note('links that lead nowhere from here');
  }
  return () => {
    if (isLine) places.flush();
    Object.assign(reading, { marks, href: outer });
  };
}

/** Whether an address means the same here as there, and may be followed. */
const leadsThere = (address: string): boolean =>
  address.length <= 2_000 &&
  address.isWellFormed() &&
  !/[\u0000-\u0020\u007f]/.test(address) &&
  isSafeUrl(address) &&
  /^(https?:\/\/|mailto:|tel:)/i.test(address);

function beginHeading(level: 2 | 3, isTop: boolean, reading: Reading): End {
  const { places, writer } = reading;
  places.flush();
  places.endListOfWord();
  // In an item or a cell it is a line like others.
  if (!places.isInParagraph()) return places.flush;
  return places.within((lines) => {
    const said = lines.flat().map(({ text }) => text);
    // A heading of the page that comes before all else is its title.
    const isTitle = isTop && reading.title === undefined && writer.blocks().length === 0 && said.length > 0;
    if (isTitle) reading.title = said.join('').slice(0, TITLE).toWellFormed();
    else writer.heading(level, lines);
  });
}

function beginVerbatim(reading: Reading): End {
  if (reading.verbatim !== undefined) return undefined;
  const { places, writer } = reading;
  places.flush();
  reading.verbatim = '';
  return () => {
    const text = reading.verbatim ?? '';
    reading.verbatim = undefined;
    places.block(() => writer.code(text));
  };
}

function takeImage({ src = '', alt = '', width, height }: Attributes, { writer, places, note }: Reading): void {
  const address = src.trim();
  if (!/^https?:\/\//i.test(address) || !leadsThere(address)) return note('pictures that are kept elsewhere');
  places.block(() => writer.image(address, alt, Number(width), Number(height)));
}
