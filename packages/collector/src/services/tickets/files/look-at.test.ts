import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { cleanName } from './clean-name.ts';
import { lookAt } from './look-at.ts';

const u32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
};
const chunk = (name: string, data: Buffer): Buffer =>
  Buffer.concat([u32(data.length), Buffer.from(name, 'latin1'), data, u32(0)]);
const png = (width: number, height: number, ...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', Buffer.concat([u32(width), u32(height), Buffer.from([8, 2, 0, 0, 0])])),
    ...more,
    chunk('IDAT', deflateSync(Buffer.alloc(10))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
const segment = (marker: number, data: string | Buffer): Buffer => {
  const body = Buffer.from(data as string, 'latin1');
  const size = Buffer.alloc(2);
  size.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, marker]), size, body]);
};
const EXIF_TURNED = Buffer.from(
  '457869660000' +
    '49492a0008000000' +
    '0200' +
    '12010300010000000600' +
    '0000' +
    '0f010200040000004c656100' +
    '00000000',
  'hex',
);
const jpeg = (...more: Buffer[]): Buffer =>
  Buffer.concat([
    Buffer.from([0xff, 0xd8]),
    ...more,
    segment(0xc0, Buffer.from([8, 0, 7, 0, 9, 1, 1, 0x11, 0])),
    segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
    Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4]),
    Buffer.from([0xff, 0xd9]),
  ]);
const GIF = Buffer.from('474946383961' + '02000300' + '800000' + '000000ffffff', 'hex');
const gif = (...more: Buffer[]): Buffer =>
  Buffer.concat([GIF, ...more, Buffer.from('2c0000000002000300000202440100' + '3b', 'hex')]);
const webp = (...chunks: [string, Buffer][]): Buffer => {
  const body = Buffer.concat([
    Buffer.from('WEBP'),
    ...chunks.flatMap(([name, data]) => {
      const size = Buffer.alloc(4);
      size.writeUInt32LE(data.length);
      return [Buffer.from(name), size, data, Buffer.alloc(data.length % 2)];
    }),
  ]);
  const size = Buffer.alloc(4);
  size.writeUInt32LE(body.length);
  return Buffer.concat([Buffer.from('RIFF'), size, body]);
};
const VP8X = Buffer.from('0c000000' + '0f0000' + '1f0000', 'hex');

const cleaned = (bytes: Buffer): Buffer => Buffer.from(lookAt(bytes).clean ?? []);

test.each<[string, Buffer, string, object | null]>([
  ['PNG', png(4, 5), 'image/png', { width: 4, height: 5 }],
  ['JPEG', jpeg(), 'image/jpeg', { width: 9, height: 7 }],
  ['GIF', gif(), 'image/gif', { width: 2, height: 3 }],
  ['WebP', webp(['VP8X', VP8X]), 'image/webp', { width: 16, height: 32 }],
  ['a PNG of too many pixels', png(50_000, 50_000), 'image/png', null],
  ['a PNG that is cut off', png(4, 5).subarray(0, 60), 'application/octet-stream', null],
  ['a JPEG that is cut off', jpeg().subarray(0, 20), 'application/octet-stream', null],
  ['a GIF that is cut off', gif().subarray(0, 26), 'application/octet-stream', null],
  ['SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'), 'text/plain', null],
  ['HTML', Buffer.from('<!doctype html><script>x()</script>'), 'text/plain', null],
  ['PDF', Buffer.from('%PDF-1.7\n%âãÏÓ', 'latin1'), 'application/pdf', null],
  ['a zip', Buffer.from('PK\u0003\u0004rest\u0000'), 'application/zip', null],
  ['nothing known', Buffer.from([0, 1, 2, 255]), 'application/octet-stream', null],
])('a file is known by its content: %s', (_, bytes, type, image) => {
  expect(lookAt(bytes).found).toEqual({ type, image });
});

test('a clean picture is the picture, and cleaning it again changes nothing', () => {
  for (const bytes of [
    png(4, 5),
    jpeg(),
    gif(),
    webp(['VP8X', Buffer.from('00000000' + '0f0000' + '1f0000', 'hex')]),
  ]) {
    expect(cleaned(bytes)).toEqual(bytes);
  }
});

test('what says more than the picture is not kept: texts, places, thumbnails, and what is behind its end', () => {
  const secret = Buffer.from('49.4521N 11.0767E');
  const tail = Buffer.from('<script>secret</script>49.4521N');
  const dirty = [
    Buffer.concat([png(4, 5, chunk('tEXt', secret), chunk('eXIf', secret), chunk('zzZz', secret)), tail]),
    Buffer.concat([jpeg(segment(0xe1, secret), segment(0xfe, secret), segment(0xed, secret)), tail]),
    Buffer.concat([gif(Buffer.concat([Buffer.from([0x21, 0xfe, secret.length]), secret, Buffer.from([0])])), tail]),
    Buffer.concat([webp(['VP8X', VP8X], ['EXIF', secret], ['XMP ', secret]), tail]),
  ];
  for (const bytes of dirty) {
    expect(lookAt(bytes).found.image).not.toBeNull();
    expect(cleaned(bytes).includes('49.4521')).toBe(false);
  }
  expect(cleaned(dirty[1] ?? Buffer.alloc(0))).toEqual(jpeg());
  expect(cleaned(webp(['VP8X', VP8X]))[20]).toBe(0);
});

test('which way is up outlasts the rest of EXIF', () => {
  const clean = cleaned(jpeg(segment(0xe1, EXIF_TURNED)));
  expect(clean.includes('Lea')).toBe(false);
  expect(clean.includes(Buffer.from('011200030000000100060000', 'hex'))).toBe(true);
  expect(cleaned(clean)).toEqual(clean);
});

test.each([
  ['../../etc/passwd', '_.._etc_passwd'],
  ['a\u202egnp.exe', 'agnp.exe'],
  ['zero\u200bwidth.txt', 'zerowidth.txt'],
  ['nul\u0000.png', 'nul.png'],
  ['  .hidden.  ', 'hidden'],
  ['C:\\temp\\x.txt', 'C__temp_x.txt'],
  ['\u200b', 'file'],
  ['Schönes Bild.png', 'Schönes Bild.png'],
  ['Scho\u0308nes.png', 'Schönes.png'],
  [`${'x'.repeat(200)}.jpeg`, `${'x'.repeat(115)}.jpeg`],
])('the name %j is shown as %j', (name, wanted) => {
  expect(cleanName(name)).toBe(wanted);
});
