import type { Mail } from '../mail/mail.ts';
import type { Speech } from '../mail/words/index.ts';
import type { Chart, Letter, Row, Section } from './letter.ts';
import { sizeOf, type Draw, type PictureSize } from './picture.ts';

interface Envelope {
  speech: Speech;
  /** What the mailing is called. */
  name: string;
  /** Where it stands in the dashboard, and where it is left. */
  openUrl: string;
  leaveUrl: string;
  draw: Draw;
}

type Written = Pick<Mail, 'subject' | 'text' | 'html' | 'pictures'>;

/** A letter as plain text, and as HTML with pictures. Every text of others is escaped; nothing is fetched from anywhere. */
export function writeMail(letter: Letter, envelope: Envelope): Written {
  const pictures = new Map<string, string>();
  const picture = (chart: Chart | undefined, size: PictureSize): string => {
    const png = chart && envelope.draw(chart, size);
    if (chart === undefined || png === undefined) return '';
    const cid = `chart-${pictures.size + 1}@handrail`;
    pictures.set(cid, Buffer.from(png).toString('base64'));
    const { width, height } = sizeOf(size);
    return `<img src="cid:${cid}" width="${width}" height="${height}" alt="${escape(chart.words)}" style="display:block">`;
  };
  const html = htmlOf(letter, envelope, picture);
  return {
    subject: envelope.name,
    text: textOf(letter, envelope),
    html,
    ...(pictures.size > 0 && { pictures: [...pictures].map(([cid, png]) => ({ cid, png })) }),
  };
}

function textOf({ title, lead, sections }: Letter, { speech, name, openUrl, leaveUrl }: Envelope): string {
  const { mailing } = speech.words;
  const tables = sections.map(({ title: head, heads, rows, note }) =>
    [
      head.toUpperCase(),
      ...rows.map(({ cells: [first = '', ...rest] }) => {
        const said = rest.map((cell, index) => `${heads[index + 1] ?? ''}: ${cell}`);
        return `${first}\n  ${said.join(' · ')}`;
      }),
      ...(note === undefined ? [] : [note]),
    ].join('\n'),
  );
  const end = [mailing.open(openUrl), `${mailing.why(name)}\n${mailing.leave(leaveUrl)}`];
  return `${[title, ...lead, ...tables, ...end].join('\n\n')}\n`;
}

const FONT = 'font-family:system-ui,-apple-system,Segoe UI,Roboto,sans-serif';
const CELL = 'padding:6px 10px 6px 0;border-bottom:1px solid #d4d4d4;text-align:left;vertical-align:middle';

function htmlOf(
  { title, lead, sections }: Letter,
  { speech, name, openUrl, leaveUrl }: Envelope,
  picture: (chart: Chart | undefined, size: PictureSize) => string,
): string {
  const { words, language } = speech;
  const { mailing } = words;
  const link = (url: string, text: string): string => `<a href="${escape(url)}">${escape(text)}</a>`;
  const body = [
    `<h1 style="font-size:20px">${escape(title)}</h1>`,
    ...lead.map((line) => `<p>${escape(line)}</p>`),
    ...sections.map((section) => sectionOf(section, picture)),
    `<p>${link(openUrl, mailing.openLink)}</p>`,
    `<p style="font-size:13px">${escape(mailing.why(name))} ${link(leaveUrl, mailing.leaveLink)}.</p>`,
  ];
  return (
    `<!doctype html><html lang="${language}"><head><meta charset="utf-8">` +
    `<meta name="color-scheme" content="light dark"><title>${escape(title)}</title></head>` +
    `<body style="${FONT};font-size:15px;line-height:1.5;max-width:720px;margin:0 auto;padding:16px">${body.join('')}</body></html>`
  );
}

function sectionOf(
  { title, heads, rows, chart, note }: Section,
  picture: (chart: Chart | undefined, size: PictureSize) => string,
): string {
  const drawn = rows.map((row): [Row, string] => [row, picture(row.chart, 'row')]);
  // A column for the pictures where a row has one; its head is the last.
  const hasPictures = drawn.some(([, image]) => image !== '');
  const shown = hasPictures ? heads : heads.slice(0, Math.max(...rows.map(({ cells }) => cells.length), 1));
  const head = shown.map((text) => `<th scope="col" style="${CELL}">${escape(text)}</th>`).join('');
  const lines = drawn.map(
    ([
      {
        cells: [first = '', ...rest],
      },
      image,
    ]) => {
      const others = rest.map((cell) => `<td style="${CELL}">${escape(cell)}</td>`).join('');
      const last = hasPictures ? `<td style="${CELL}">${image}</td>` : '';
      return `<tr><th scope="row" style="${CELL};font-weight:600">${escape(first)}</th>${others}${last}</tr>`;
    },
  );
  return [
    `<h2 style="font-size:16px">${escape(title)}</h2>`,
    picture(chart, 'wide'),
    rows.length === 0
      ? ''
      : `<table style="border-collapse:collapse;width:100%"><thead><tr>${head}</tr></thead><tbody>${lines.join('')}</tbody></table>`,
    note === undefined ? '' : `<p>${escape(note)}</p>`,
  ].join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replace(/[&<>"']/g, (mark) => ESCAPES[mark] ?? mark);
