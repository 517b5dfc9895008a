/** @jsxImportSource #kit */
import type { Stop } from '../../core/lifetime.ts';
import type { Child } from '../../kit/jsx-runtime.ts';
import { newKey } from '../keys.ts';
import { ownerOf } from '../who.ts';
import { createFiles } from './files.tsx';
import type { Room } from './room.ts';
import { sayWaiting } from './say-waiting.ts';

/** The field below a request. What stands in it is kept until it has arrived. */
export function createReply(room: Room, ticketId: string): { draw(): Child; stop: Stop } {
  const { words, courier, mailbox, shelf, context, draw } = room;
  const key = `reply:${ticketId}`;
  const files = createFiles(room, draw);
  let text = '';
  let isSending = false;
  let told = '';

  void shelf.get(key).then(
    context.guard((kept: unknown) => {
      if (typeof kept === 'string' && !text) text = kept;
      draw();
    }),
  );

  const send = context.guard(async () => {
    if ((!text.trim() && !files.list().length) || isSending) return;
    isSending = true;
    told = words.sending;
    draw();
    const secret = await mailbox.secretOf(ticketId);
    const letter = {
      ...{ key: newKey(), ticketId, secret, text: text.trim(), files: files.list() },
      ...{ owner: ownerOf(context.visitor), at: context.platform.now() },
    };
    text = '';
    files.clear();
    const sending = await courier.post(letter, { [key]: undefined });
    isSending = false;
    told = '';
    if (sending.how === 'sent') {
      await mailbox.refresh();
      room.announce(words.sent);
    } else {
      told = sayWaiting(words, sending);
      if (sending.how === 'refused') {
        // All of it is there again to be changed, as another one.
        text = letter.text;
        files.restore(letter.files);
        await courier.discard(letter.key);
      }
    }
    draw();
  });

  return {
    draw: () => (
      <form
        class="reply"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          send();
        }}
        {...files.catches}
      >
        <textarea
          rows={2}
          maxLength={20_000}
          dir="auto"
          value={text}
          aria-label={words.reply}
          placeholder={words.reply}
          onInput={(event) => {
            text = event.currentTarget.value;
            void shelf.write({ [key]: text || undefined });
          }}
        />
        {files.draw()}
        {told && (
          <p class="told" role="status">
            {told}
          </p>
        )}
        <div class="foot">
          {files.button()}
          <button type="submit" class="main" aria-disabled={isSending || undefined}>
            {words.sendReply}
          </button>
        </div>
      </form>
    ),
    stop: files.stop,
  };
}
