import { createHash } from 'node:crypto';
import type { Block, Guide } from '@handrail/protocol';
import { linesOf } from '@handrail/protocol/advice';
import { stepsOf } from '@handrail/protocol/progress';
import { fillIn, localise } from '@handrail/protocol/text';
import { xmlText } from './texts/xml.ts';

/** A guide as somebody reads it on paper. */
interface Handout {
  title: string;
  lang: string;
  steps: { title: string; lines: string[]; picture: string | undefined }[];
}

/** The place of a step as it was recorded, as a PNG. */
export type PictureOf = (stepId: string) => Promise<Buffer | undefined>;

/** The words of a guide in a language, with what stands for a visitor's traits when there is none. */
async function handoutOf(guide: Guide, locale: string, pictureOf: PictureOf): Promise<Handout> {
  const said = fillIn(localise(guide, [locale]), {});
  const blocks = new Map(blocksOf(said));
  return {
    title: said.title,
    lang: said.locale ?? 'en',
    steps: await Promise.all(
      stepsOf(said).map(async ({ stepId, title }) => ({
        title,
        lines: linesOf(blocks.get(stepId) ?? []).filter((line) => line.trim() !== ''),
        picture: addressOf(await pictureOf(stepId)),
      })),
    ),
  };
}

/** In itself, so that the handout needs nothing but itself. */
const addressOf = (png: Buffer | undefined): string | undefined =>
  png && `data:image/png;base64,${png.toString('base64')}`;

function blocksOf(guide: Guide): [string, Block[]][] {
  if (guide.kind === 'walkthrough') {
    return guide.steps.flatMap((step) => (step.type === 'hidden' ? [] : [[step.stepId, step.blocks]]));
  }
  if (guide.kind === 'checklist') return guide.items.map(({ itemId, blocks = [] }) => [itemId, blocks]);
  if (guide.kind === 'survey') return guide.questions.map(({ questionId, blocks = [] }) => [questionId, blocks]);
  return [];
}

/** As Markdown: a heading, and a numbered heading for each step. */
export async function markdownOf(guide: Guide, locale: string, pictureOf: PictureOf): Promise<string> {
  const { title, steps } = await handoutOf(guide, locale, pictureOf);
  const parts = steps.map((step, index) =>
    [
      `## ${index + 1}. ${plain(step.title)}`,
      ...step.lines.map(plain),
      ...(step.picture ? [`![](${step.picture})`] : []),
    ].join('\n\n'),
  );
  return `${[`# ${plain(title)}`, ...parts].join('\n\n')}\n`;
}

/** Words that mean nothing to Markdown. */
const plain = (text: string): string =>
  text
    .replace(/\s+/g, ' ')
    .replace(/[\\`*_[\]<>#|~]/g, '\\$&')
    .replace(/^([-+=]|\d+[.)])/, '\\$1');

const STYLE = `body{font:16px/1.5 system-ui,sans-serif;max-width:42rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
ol{padding-inline-start:1.5rem}li{break-inside:avoid;margin-block:1.2rem}h1{font-size:1.6rem}h2{font-size:1.1rem;margin:0}p{margin:.3rem 0}img{display:block;max-width:100%;margin-top:.5rem;border:1px solid #ccc}
@media print{body{margin:0;max-width:none}}`;

/** What lets the page have its own style and the pictures that are in it, and nothing else: no script, no frame. */
export const HANDOUT_POLICY = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;

/** As a page to print, which needs nothing but itself. */
export async function pageOf(guide: Guide, locale: string, pictureOf: PictureOf): Promise<string> {
  const { title, lang, steps } = await handoutOf(guide, locale, pictureOf);
  const items = steps.map(
    (step) =>
      `<li><h2>${xmlText(step.title)}</h2>${step.lines.map((line) => `<p>${xmlText(line)}</p>`).join('')}${step.picture ? `<img alt="" src="${step.picture}">` : ''}</li>`,
  );
  return `<!doctype html>
<html lang="${xmlText(lang)}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${xmlText(title)}</title><style>${STYLE}</style></head>
<body><h1 dir="auto">${xmlText(title)}</h1>${items.length > 0 ? `<ol>${items.join('\n')}</ol>` : ''}</body></html>
`;
}
