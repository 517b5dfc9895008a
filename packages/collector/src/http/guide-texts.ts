import Type from 'typebox';
import { checkOf, guideChangeSchema, problemSchema } from '@handrail/protocol/schema';
import type { Services } from '../services/index.ts';
import { HANDOUT_POLICY, markdownOf, pageOf, type PictureOf } from '../services/handout.ts';
import { compareGuides } from '../services/publishing/compare.ts';
import { readCsv, writeCsv } from '../services/texts/csv-texts.ts';
import { issue, rowsOf, takeTexts } from '../services/texts/take-texts.ts';
import { readXliff, writeXliff } from '../services/texts/xliff.ts';
import { changed, draftChanged, GUIDE, noGuide, personOf } from './guides.ts';
import { MANAGEMENT_BODY } from './management-body.ts';
import { json, notFound, problem } from './problem.ts';
import { contentOf } from './pictures.ts';
import { bodyRoute, route, type Route } from './route.ts';

const closed = { additionalProperties: false };
const FORMATS = ['xliff', 'csv'] as const;
const localeSchema = Type.String({ pattern: '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$', maxLength: 35 });
const checkLocale = checkOf(localeSchema);
const fileSchema = Type.Object({ format: Type.Enum([...FORMATS]), text: Type.String() }, closed);
const takenSchema = Type.Object({
  revision: Type.Integer({ minimum: 1 }),
  /** How many texts were taken. */
  taken: Type.Integer({ minimum: 0 }),
  /** Texts of which a piece is missing; they are as they were. */
  incomplete: Type.Array(Type.String()),
});
const words = Type.String();
const permission = 'guide.read' as const;
const badFile = { description: 'The file is not one of this guide; each line is named', schema: problemSchema };

/** The words of a guide: compared, translated outside, and on paper. */
export function guideTextRoutes(services: Services): Route[] {
  return [compareRoute(services), giveRoute(services), takeRoute(services), handoutRoute(services)];
}

function compareRoute(services: Services): Route {
  const schema = Type.Object({ changes: Type.Array(guideChangeSchema) });
  return route(
    {
      ...{ method: 'GET', path: `${GUIDE}/compare`, permission },
      summary: 'What is different between two contents of a guide, in words.',
      query: { from: 'a version, or draft', to: 'a version, or draft; draft without it' },
      answers: { 200: { description: 'The differences', schema }, 404: noGuide },
    },
    async (call) => {
      const [from, to] = [
        await contentOf(services, call, call.query.get('from') ?? ''),
        await contentOf(services, call, call.query.get('to') ?? 'draft'),
      ];
      if (from === undefined || to === undefined) return notFound('version of such a guide');
      return json(200, { changes: compareGuides(from, to) });
    },
  );
}

const notLocale = (): Response =>
  problem(422, 'invalid-locale', 'A language is written as "de" or "pt-BR".', {
    errors: [{ path: '/locale', message: 'must be a language' }],
  });

function giveRoute(services: Services): Route {
  return route(
    {
      ...{ method: 'GET', path: `${GUIDE}/texts/:locale`, permission },
      summary: 'The texts of the draft with their translations in a language, as a file for translators.',
      query: { format: 'xliff (2.0) or csv; xliff without it' },
      answers: { 200: { description: 'The file', schema: words }, 404: noGuide, 422: badFile },
    },
    async (call) => {
      const { guideId = '', locale = '' } = call.params;
      const guide = await contentOf(services, call, 'draft');
      if (guide === undefined) return notFound('guide with this id');
      if (!checkLocale(locale).ok) return notLocale();
      const format = FORMATS.find((one) => one === (call.query.get('format') ?? 'xliff'));
      if (format === undefined) return problem(422, 'invalid-format', '"format" must be xliff or csv.');
      const rows = rowsOf(guide, locale);
      const name = `${guideId}.${locale}.${format === 'csv' ? 'csv' : 'xlf'}`;
      const text =
        format === 'csv' ? writeCsv(rows) : writeXliff(rows, { guideId, from: guide.locale ?? 'en', to: locale });
      return file(text, format === 'csv' ? 'text/csv; charset=utf-8' : 'application/xliff+xml', name);
    },
  );
}

const file = (text: string, type: string, name: string): Response =>
  new Response(text, {
    headers: {
      ...{ 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
      ...{ 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' },
    },
  });

function takeRoute(services: Services): Route {
  const { guides, audit } = services;
  return bodyRoute(
    {
      ...{ method: 'POST', path: `${GUIDE}/texts/:locale`, permission: 'guide.write' },
      summary: 'Takes a file of translated texts into the draft: all of it, or nothing where a line does not fit.',
      body: { ...MANAGEMENT_BODY, schema: fileSchema, code: 'invalid-body' },
      answers: {
        200: { description: 'What was taken', schema: takenSchema },
        ...{ 404: noGuide, 412: draftChanged, 422: badFile },
      },
    },
    async (call, { format, text }) => {
      const { appId = '', guideId = '', locale = '' } = call.params;
      const record = await guides.find(appId, guideId);
      if (record === undefined) return notFound('guide with this id');
      if (!checkLocale(locale).ok) return notLocale();
      const read = format === 'csv' ? readCsv(text) : readXliff(text);
      if ('mistake' in read) return refused([issue(read.mistake.line, read.mistake.message)]);
      const { locale: isFor = locale } = read;
      if (isFor !== locale) return refused([issue(1, `the file is for ${isFor}`)]);
      const taken = takeTexts(record.draft, locale, read.rows);
      if ('issues' in taken) return refused(taken.issues);
      const saved = await guides.save(appId, taken.guide, { by: personOf(call.caller), revision: record.revision });
      if ('stale' in saved) return saved.stale === undefined ? notFound('guide with this id') : changed(saved.stale);
      if (!('saved' in saved)) return refused('issues' in saved ? saved.issues : []);
      await audit.note(call, 'guide.texts-taken', { appId, target: guideId, after: { locale, taken: taken.taken } });
      return json(200, { revision: saved.revision, taken: taken.taken, incomplete: taken.incomplete });
    },
  );
}

const refused = (issues: { path: string; message: string }[]): Response => {
  const [first] = issues;
  const detail = `${first?.path ?? 'The file'}: ${first?.message ?? 'does not fit the guide'}.`;
  return problem(422, 'invalid-texts', detail, { errors: issues.slice(0, 100) });
};

function handoutRoute(services: Services): Route {
  return route(
    {
      ...{ method: 'GET', path: `${GUIDE}/handout`, permission },
      summary: 'A guide to read on paper: a page to print, or Markdown.',
      query: {
        format: 'html or md; html without it',
        of: 'a version, or draft; draft without it',
        locale: 'a language',
      },
      answers: { 200: { description: 'The handout', schema: words }, 404: noGuide },
    },
    async (call) => {
      const guide = await contentOf(services, call, call.query.get('of') ?? 'draft');
      if (guide === undefined) return notFound('guide with this id');
      const locale = call.query.get('locale') ?? guide.locale ?? 'en';
      const { appId = '' } = call.params;
      const pictureOf: PictureOf = (stepId) => services.pictures.ofStep(appId, guide, stepId);
      if (call.query.get('format') === 'md') {
        return file(await markdownOf(guide, locale, pictureOf), 'text/markdown; charset=utf-8', `${guide.guideId}.md`);
      }
      return new Response(await pageOf(guide, locale, pictureOf), {
        headers: {
          'content-type': 'text/html; charset=utf-8',
          'content-security-policy': HANDOUT_POLICY,
          'cache-control': 'no-store',
        },
      });
    },
  );
}
