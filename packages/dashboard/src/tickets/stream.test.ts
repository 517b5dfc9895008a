import { describe, expect, test } from 'vitest';
import type { Visibility } from '../clock.ts';
import { createTicketStream, type Source } from './stream.ts';

/** A stream whose other end the test speaks. */
function stage() {
  let isVisible = true;
  let onChange: () => void = () => undefined;
  let waiting: (() => void)[] = [];
  const open: (Source & EventTarget & { readyState: number; isClosed: boolean })[] = [];
  const visibility: Visibility = {
    visible: () => isVisible,
    onChange: (listener) => {
      onChange = listener;
      return () => undefined;
    },
  };
  const stream = createTicketStream(
    () => {
      const source = Object.assign(new EventTarget(), {
        ...{ readyState: 0, isClosed: false },
        close: () => void (source.isClosed = true),
      });
      open.push(source);
      return source;
    },
    visibility,
    {
      now: () => 0,
      after: (_, run) => (waiting.push(run), () => void (waiting = waiting.filter((one) => one !== run))),
    },
  );
  return {
    stream,
    open,
    say: (name: string, data?: unknown) =>
      open.at(-1)?.dispatchEvent(data === undefined ? new Event(name) : new MessageEvent(name, { data })),
    see: (isSeen: boolean) => {
      isVisible = isSeen;
      onChange();
    },
    passTime: () => waiting.splice(0).forEach((run) => run()),
  };
}

describe('the stream of tickets', () => {
  test('is one connection for all that listen, and none for nobody', () => {
    const { stream, open } = stage();
    const heard: string[] = [];
    const first = stream.hear({ onTicket: ({ ticketId }) => heard.push(`first ${ticketId}`) });
    const second = stream.hear({ onTicket: ({ ticketId }) => heard.push(`second ${ticketId}`) });
    open[0]?.dispatchEvent(new MessageEvent('ticket', { data: '{"ticketId":"t1","revision":2}' }));
    expect(open).toHaveLength(1);
    expect(heard).toEqual(['first t1', 'second t1']);
    first();
    expect(open[0]?.isClosed).toBe(false);
    second();
    expect(open[0]?.isClosed).toBe(true);
  });

  test('gives its connection back while nobody sees the page, and says that it was away', () => {
    const { stream, open, say, see } = stage();
    const live: boolean[] = [];
    stream.hear({ onLive: (isLive) => live.push(isLive) });
    say('open');
    see(false);
    expect(open[0]?.isClosed).toBe(true);
    see(true);
    say('open');
    expect(live).toEqual([true, false, true]);
    expect(open).toHaveLength(2);
  });

  test('tries again later where it was refused, and leaves the rest to the browser', () => {
    const { stream, open, say, passTime } = stage();
    stream.hear({});
    say('error');
    passTime();
    expect(open).toHaveLength(1);
    if (open[0]) open[0].readyState = 2;
    say('error');
    passTime();
    expect(open).toHaveLength(2);
  });

  test('is not hurt by what nobody meant', () => {
    const { stream, say } = stage();
    const heard: unknown[] = [];
    stream.hear({ onTicket: (told) => heard.push(told), onPresent: (told) => heard.push(told) });
    for (const bad of ['{', 'null', '7', '{}']) {
      say('ticket', bad);
      say('presence', bad);
    }
    expect(heard).toEqual([]);
  });
});
