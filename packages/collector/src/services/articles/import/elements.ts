import type { Mark } from './line.ts';
import type { Tone } from './writer.ts';

/** Left out with all that is in them, under these names. */
export const DROPPED: Readonly<Record<string, string>> = {
  title: '',
  ...{
    script: 'scripts',
    style: 'styles',
    link: 'styles',
    template: 'templates',
    noscript: 'what is for browsers without scripts',
  },
  ...{
    iframe: 'embedded pages',
    object: 'embedded pages',
    embed: 'embedded pages',
    applet: 'embedded pages',
    frameset: 'embedded pages',
  },
  ...{ svg: 'drawings', math: 'formulas', canvas: 'drawings', audio: 'sounds', map: 'maps of pictures' },
  ...{
    select: 'fields of forms',
    textarea: 'fields of forms',
    button: 'fields of forms',
    input: 'fields of forms',
    datalist: 'fields of forms',
  },
  // Of Confluence and Word: about the text, and not in it.
  ...{
    'ac:parameter': '',
    'ri:page': '',
    'ac:emoticon': '',
    'ac:task-id': '',
    'ac:task-status': '',
    'o:officedocumentsettings': '',
  },
  ...{ 'ac:image': 'pictures that are kept elsewhere', meta: '', base: '', xml: '', 'w:worddocument': '' },
};

export const MARKS: Readonly<Record<string, Mark>> = {
  ...{ b: 'bold', strong: 'bold', dt: 'bold', summary: 'bold' },
  ...{ i: 'italic', em: 'italic', cite: 'italic', dfn: 'italic', var: 'italic' },
  ...{ code: 'code', kbd: 'code', samp: 'code', tt: 'code' },
};

/** Formatting that our words do not have. */
export const PLAIN: Readonly<Record<string, string>> = {
  ...{ u: 'underlining', ins: 'underlining', s: 'crossing out', del: 'crossing out', strike: 'crossing out' },
  ...{ sub: 'small letters below', sup: 'small letters above', font: 'fonts and colours' },
};

/** What begins and ends a line. */
export const LINES: ReadonlySet<string> = new Set(
  'p div section article main header footer nav aside figure figcaption address center dl dt dd details summary fieldset form body html hgroup ac:task-body ac:rich-text-body'.split(
    ' ',
  ),
);

export const HEADINGS: Readonly<Record<string, 2 | 3>> = { h1: 2, h2: 2, h3: 3, h4: 3, h5: 3, h6: 3 };

const MACROS: Readonly<Record<string, Tone>> = {
  ...{ info: 'note', note: 'warning', tip: 'success', warning: 'danger', panel: 'note', expand: 'note' },
};
const OF_CONFLUENCE = /\bconfluence-information-macro-(information|note|tip|warning)\b/;

/** The tone of what stands apart: a quotation, a panel of Confluence. */
export function toneOf(name: string, attributes: Readonly<Record<string, string>>): Tone | undefined {
  if (name === 'blockquote') return 'note';
  if (name === 'ac:structured-macro') return MACROS[attributes['ac:name'] ?? ''];
  const [, kind] = OF_CONFLUENCE.exec(attributes['class'] ?? '') ?? [];
  return kind === undefined ? undefined : kind === 'information' ? 'note' : MACROS[kind];
}
