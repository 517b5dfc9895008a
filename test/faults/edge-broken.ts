import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { fitting, type Known, type Schema } from './edge-values.ts';

const MANY = 40_000;

/** Pieces of JSON text that stand in the place of one value; some are no JSON. */
const PIECES = [
  ...[
    'null',
    'true',
    '0',
    '-0',
    '""',
    '[]',
    '{}',
    '"toString"',
    '"__proto__"',
    '"\\u0000"',
    '"\\ud800"',
    '"a\\udfffb"',
  ],
  ...['1e400', '-1e400', '9007199254740993', '1e-400', '-1', '4294967296', '99999999999999999999999'],
  ...['NaN', 'Infinity', '01', "'a'", '', ',', '\u0000', '"', '{"a":1,"a":2}', '"\\u202e\\ufeff\\u2028"'],
  ...['{"__proto__":{"isAdmin":true}}', '{"constructor":{"prototype":{"x":1}}}', '{"then":1,"toJSON":1}'],
  ...['[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[0]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]', `"${'(a+)+$'.repeat(30)}"`],
  ...[nested('[', ']'), nested('{"a":', '}'), `"${'x'.repeat(300_000)}"`, `"${'\u{1f600}'.repeat(50_000)}"`],
  ...[`[${'0,'.repeat(MANY)}0]`, `{${Array.from({ length: MANY }, (_, at) => `"k${at}":0`).join(',')}}`],
];

function nested(open: string, close: string): string {
  return `${open.repeat(MANY)}0${close.repeat(MANY)}`;
}

const MARK = '@@piece@@';
const EXTRA = ['__proto__', 'constructor', 'role', 'appId', 'memberId', 'toString', '\u0000', '\ud800', ''];

type Place = { holder: Record<string, unknown>; name: string };

/** Every place of a value that holds something. */
function placesOf(value: unknown, places: Place[] = []): Place[] {
  if (typeof value !== 'object' || value === null) return places;
  // Lists have their places as names.
  const holder = value as Record<string, unknown>;
  for (const name of Object.keys(holder)) {
    places.push({ holder, name });
    placesOf(holder[name], places);
  }
  return places;
}

/** What is done to a value that fits: a piece in some place, a name more, a name less, or nothing. */
const change = fc.record({
  how: fc.constantFrom('none', 'piece', 'piece', 'piece', 'more', 'less', 'whole'),
  at: fc.nat(),
  piece: fc.constantFrom(...PIECES),
  name: fc.constantFrom(...EXTRA),
});

/** JSON texts: what fits a schema, and what nearly does. */
export function bodyTexts(schema: Schema, known: Known): fc.Arbitrary<string> {
  return fc.tuple(fitting(schema, known), change).map(([fit, { how, at, piece, name }]) => {
    const whole = { body: structuredClone(fit) };
    const places = placesOf(whole);
    const place = places[at % places.length];
    if (place === undefined || how === 'none') return JSON.stringify(fit);
    const { holder } = place;
    if (how === 'whole') return piece;
    if (how === 'piece') holder[place.name] = MARK;
    if (how === 'less' && holder !== whole) delete holder[place.name];
    if (how === 'more') Object.defineProperty(holder, name, { value: MARK, enumerable: true });
    return (JSON.stringify(whole.body) ?? piece).replaceAll(`"${MARK}"`, () => piece);
  });
}

/** Grows a thousandfold when it is unpacked. */
export const BOMB = gzipSync(Buffer.alloc(64 * 1_048_576, 0x20));

export interface Packed {
  bytes: Buffer;
  headers: Record<string, string>;
}

const JSON_TYPE = { 'content-type': 'application/json' };
const CODED: readonly ((text: string) => Packed)[] = [
  (text) => ({ bytes: gzipSync(text), headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }),
  (text) => ({ bytes: gzipSync(text).subarray(0, -9), headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }),
  (text) => ({ bytes: gzipSync(gzipSync(text)), headers: { ...JSON_TYPE, 'content-encoding': 'gzip, gzip' } }),
  (text) => ({ bytes: Buffer.from(text), headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }),
  (text) => ({ bytes: Buffer.from(text), headers: { ...JSON_TYPE, 'content-encoding': 'br' } }),
  (text) => ({ bytes: Buffer.from(text), headers: { ...JSON_TYPE, 'content-encoding': '\t' } }),
  () => ({ bytes: BOMB, headers: { ...JSON_TYPE, 'content-encoding': 'gzip' } }),
  () => ({ bytes: BOMB, headers: JSON_TYPE }),
  (text) => ({ bytes: Buffer.from(text, 'utf16le'), headers: { 'content-type': 'application/json; charset=utf-16' } }),
  (text) => ({ bytes: Buffer.from(text, 'latin1'), headers: JSON_TYPE }),
  (text) => ({ bytes: Buffer.from(`\ufeff${text}`), headers: JSON_TYPE }),
  (text) => ({ bytes: Buffer.concat([Buffer.from(text), Buffer.from([0xff, 0xc0, 0x80])]), headers: JSON_TYPE }),
  (text) => ({ bytes: Buffer.from(text), headers: { 'content-type': 'text/plain' } }),
  (text) => ({ bytes: Buffer.from(text), headers: { 'content-type': 'multipart/form-data; boundary=x' } }),
  (text) => ({ bytes: Buffer.from(text), headers: { 'content-type': ` APPLICATION/JSON ;${'x'.repeat(4_000)}` } }),
  (text) => ({ bytes: Buffer.from(text), headers: {} }),
  () => ({ bytes: Buffer.alloc(1_200_000, 0x20), headers: JSON_TYPE }),
];

/** The bytes of a body with what is said of them: in half of all cases plainly. Shown in short when a test fails. */
export const packed = (texts: fc.Arbitrary<string>): fc.Arbitrary<Packed> =>
  fc.tuple(texts, fc.option(fc.nat(CODED.length - 1), { freq: 2 })).map(([text, how]) => {
    const code = how === null ? undefined : CODED[how];
    const made = code?.(text) ?? { bytes: Buffer.from(text), headers: JSON_TYPE };
    return { ...made, [fc.toStringMethod]: () => `body ${how ?? 'as it is'}: ${text.slice(0, 400)}` };
  });
