import type { Block } from '@handrail/protocol';
import { Parser } from 'htmlparser2';
import { begin, type Reading } from './begin.ts';
import { DROPPED, toneOf } from './elements.ts';
import { plain } from './line.ts';
import { createPlaces } from './places.ts';
import { createWriter } from './writer.ts';

/** Elements within each other that are still read: each closing tag costs as much as it is deep. */
const DEEPEST = 500;
const PIECE = 16_384;

/** Reads HTML of elsewhere into blocks. Nothing of it is kept but words, marks, links, addresses of pictures, and structure. */
export function readHtml(text: string, note: (what: string) => void): { title: string | undefined; blocks: Block[] } {
  const writer = createWriter(note);
  const places = createPlaces(writer, note);
  const reading: Reading = {
    ...{ writer, places, note, marks: [] },
    ...{ href: undefined, verbatim: undefined, title: undefined },
  };
  walk(text, reading);
  places.end();
  return { title: reading.title, blocks: writer.blocks() };
}

function walk(text: string, reading: Reading): void {
  const ends: ((() => void) | undefined)[] = [];
  let skipped = 0;
  let isTooDeep = false;
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (ends.length >= DEEPEST) isTooDeep = true;
        const drops = skipped > 0 || isDropped(name, attributes, reading);
        if (drops) skipped += 1;
        ends.push(drops ? () => void (skipped -= 1) : begin(name, attributes, reading));
      },
      onclosetag: () => ends.pop()?.(),
      ontext(words) {
        if (skipped > 0) reading.places.markOfWord(words);
        else if (reading.verbatim === undefined) reading.places.say(words, reading.marks, reading.href);
        else reading.verbatim += words;
      },
    },
    { decodeEntities: true, recognizeCDATA: true },
  );
  for (let at = 0; at < text.length && !isTooDeep && !reading.writer.isFull(); at += PIECE) {
    parser.write(text.slice(at, at + PIECE));
  }
  if (isTooDeep) reading.note(`what comes after elements ${DEEPEST} deep`);
  else if (reading.writer.isFull()) reading.note('what comes after the most that an article takes');
  parser.end();
}

function isDropped(name: string, attributes: Readonly<Record<string, string>>, { note }: Reading): boolean {
  // Word writes the bullets of its lists as text.
  if (/mso-list:\s*ignore/i.test(attributes['style'] ?? '')) return true;
  if (name === 'ac:structured-macro' && !toneOf(name, attributes) && attributes['ac:name'] !== 'code') {
    note(`the macro “${plain(attributes['ac:name'] ?? '').slice(0, 40)}” of Confluence`);
    return true;
  }
  const what = Object.hasOwn(DROPPED, name) ? DROPPED[name] : undefined;
  if (what) note(what);
  return what !== undefined;
}
