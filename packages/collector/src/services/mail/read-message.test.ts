import { expect, test } from 'vitest';
import { readMessage } from './read-message.ts';

const raw = (headers: readonly string[], body = 'Thanks.') =>
  Buffer.from(
    ['From: Bob <Bob@Example.com>', 'To: help@example.com', 'Subject: Re: x', ...headers, '', body].join('\r\n'),
  );

test('a plain answer is read with its sender and what it answers', async () => {
  const read = await readMessage(
    raw([
      'Message-ID: <m1@example.com>',
      'In-Reply-To: <one@example.com>',
      'References: <zero@x>\r\n <one@example.com>',
    ]),
  );
  expect(read).toMatchObject({ from: 'bob@example.com', messageId: '<m1@example.com>', text: 'Thanks.' });
  expect(read).toMatchObject({ automatic: false, files: [] });
  expect(read.leads).toContain('<zero@x>');
});

test.each([
  ['Auto-Submitted: auto-replied'],
  ['Auto-Submitted: auto-generated (vacation)'],
  ['Precedence: bulk'],
  ['X-Autoreply: yes'],
  ['List-Id: <news.example.com>'],
  ['Return-Path: <>'],
  ['X-Handrail-Mail: 1'],
  ['Content-Type: multipart/report; boundary=x'],
])('a mail with "%s" was sent by a machine', async (header) => {
  expect((await readMessage(raw([header]))).automatic).toBe(true);
});

test.each([['Auto-Submitted: no'], ['Precedence: first-class'], ['Return-Path: <bob@example.com>']])(
  'a mail with "%s" was written by somebody',
  async (header) => {
    expect((await readMessage(raw([header]))).automatic).toBe(false);
  },
);

test('of a mail in HTML the words are taken, of one with files these', async () => {
  const html = await readMessage(
    raw(
      ['Content-Type: text/html; charset=utf-8'],
      '<p>It <b>works</b></p><script>alert(1)</script><blockquote>old</blockquote>',
    ),
  );
  expect(html.text).toContain('It works');
  expect(html.text).not.toContain('alert');
  const mixed = [
    ...[
      '--b',
      'Content-Type: text/plain; charset=iso-8859-1',
      'Content-Transfer-Encoding: quoted-printable',
      '',
      'Gr=FC=DFe',
      '',
    ],
    ...[
      '--b',
      'Content-Type: application/pdf; name=a.pdf',
      'Content-Transfer-Encoding: base64',
      '',
      'AAAA',
      '--b--',
      '',
    ],
  ];
  const files = await readMessage(
    raw(['MIME-Version: 1.0', 'Content-Type: multipart/mixed; boundary=b'], mixed.join('\r\n')),
  );
  expect(files).toMatchObject({ text: 'Grüße', files: [{ name: 'a.pdf' }] });
});

test('what is no mail has no sender', async () => {
  expect(await readMessage(Buffer.from([0, 255, 13, 10, 0]))).toMatchObject({ from: '' });
});
