import type { ReadRow } from './csv-texts.ts';
import type { TextRow } from './take-texts.ts';
import { readXml, XmlError, xmlText, type XmlToken } from './xml.ts';

const NAMESPACE = 'urn:oasis:names:tc:xliff:document:2.0';
const STATES = { said: 'translated', missing: 'initial', outdated: 'initial' } as const;

/** XLIFF 2.0 with a unit for each piece; runs with marks are `<pc>`, by their place. */
export function writeXliff(rows: readonly TextRow[], of: { guideId: string; from: string; to: string }): string {
  const units = rows.map(({ key, source, target, state, print }, index) => {
    const said = target === '' ? '' : `<target>${inline(target)}</target>`;
    return [
      `    <unit id="u${index + 1}" name="${xmlText(key)}">`,
      `      <notes><note category="print">${print}</note>${state === 'outdated' ? '<note category="state">outdated</note>' : ''}</notes>`,
      `      <segment state="${STATES[state]}"><source>${inline(source)}</source>${said}</segment>`,
      '    </unit>',
    ].join('\n');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="${NAMESPACE}" version="2.0" srcLang="${xmlText(of.from)}" trgLang="${xmlText(of.to)}">`,
    `  <file id="${xmlText(of.guideId)}">`,
    ...units,
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');
}

/** Words with their runs as `<pc>`. */
const inline = (words: string): string =>
  words
    .split(/(<\/?\d{1,3}>)/)
    .map((part) => {
      const tag = /^<(\/?)(\d{1,3})>$/.exec(part);
      if (tag === null) return xmlText(part.replace(/\\([\\<])/g, '$1'));
      return tag[1] === '/' ? '</pc>' : `<pc id="${tag[2]}">`;
    })
    .join('');

interface Unit {
  key: string;
  print: string;
  target: string;
  line: number;
}

type Read = { rows: ReadRow[]; locale: string | undefined } | { mistake: { line: number; message: string } };

export function readXliff(text: string): Read {
  try {
    return readUnits(readXml(text));
  } catch (error) {
    if (error instanceof XmlError) return { mistake: { line: error.line, message: error.message } };
    throw error;
  }
}

function readUnits(tokens: Iterable<XmlToken>): Read {
  const rows: ReadRow[] = [];
  const open: string[] = [];
  const runs: string[] = [];
  let locale: string | undefined;
  let unit: Unit | undefined;
  let isPrint = false;
  for (const token of tokens) {
    if (token.type === 'open') {
      const { name, attributes, line } = token;
      open.push(name);
      if (open.length === 1) {
        if (name !== 'xliff' || !attributes['version']?.startsWith('2.')) throw new XmlError(line, 'is not XLIFF 2');
        locale = attributes['trgLang'];
      }
      if (name === 'unit') unit = { key: attributes['name'] ?? '', print: '', target: '', line };
      isPrint = name === 'note' && attributes['category'] === 'print';
      if (name === 'pc' && unit && open.includes('target')) {
        runs.push(attributes['id'] ?? '');
        unit.target += `<${attributes['id'] ?? ''}>`;
      }
    } else if (token.type === 'close') {
      open.pop();
      isPrint = false;
      if (token.name === 'pc' && unit && open.includes('target')) unit.target += `</${runs.pop() ?? ''}>`;
      if (token.name === 'unit' && unit) rows.push(unit);
    } else if (unit && open.includes('target')) unit.target += token.text.replace(/[\\<]/g, '\\$&');
    else if (unit && isPrint) unit.print += token.text.trim();
  }
  return { rows, locale };
}
