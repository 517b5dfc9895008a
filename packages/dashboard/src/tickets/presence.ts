import type { Present } from '@handrail/protocol';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Stop } from '../clock.ts';
import { useServices } from '../services.ts';
import { ticketMessages } from '../words.ts';

/** Said again so often; the collector forgets after a little more than twice that. */
const EVERY_MS = 20_000;
/** Who has not touched a key for so long only looks. */
const TYPING_MS = 8_000;

type Others = Present['members'];

/** Who else is at a ticket, in a sentence; nothing where nobody is. */
export function presenceWords(others: Others): string {
  const words = ticketMessages.ticket;
  const list = (names: string[]) => {
    const last = names.at(-1) ?? '';
    return names.length < 2 ? last : words.and(names.slice(0, -1).join(', '), last);
  };
  const of = (what: 'looking' | 'typing') => others.filter((one) => one.what === what).map(({ name }) => name);
  const [typing, looking] = [of('typing'), of('looking')];
  return [
    ...(typing.length === 0 ? [] : [(typing.length === 1 ? words.typing : words.typingMany)(list(typing))]),
    ...(looking.length === 0 ? [] : [(looking.length === 1 ? words.looking : words.lookingMany)(list(looking))]),
  ].join(' ');
}

/** Says that one is at a ticket, and tells who else is. */
export function usePresence(ticketId: string, memberId: string | undefined) {
  const { api, clock, visibility } = useServices();
  const [others, setOthers] = useState<Others>([]);
  const typedAt = useRef(-Infinity);
  const said = useRef<'looking' | 'typing'>('looking');
  const tell = useRef<() => void>(() => undefined);
  const hear = (present: Present) => {
    if (present.ticketId !== ticketId) return;
    setOthers(present.members.filter((one) => one.memberId !== memberId));
  };
  useEffect(() => {
    let cancel: Stop = () => undefined;
    let gone = false;
    tell.current = () => {
      cancel();
      if (gone || !visibility.visible()) return;
      said.current = clock.now() - typedAt.current < TYPING_MS ? 'typing' : 'looking';
      void api.attend(ticketId, said.current).then((answer) => {
        if (!gone && 'value' in answer && answer.value) hear(answer.value);
      });
      cancel = clock.after(said.current === 'typing' ? TYPING_MS : EVERY_MS, () => tell.current());
    };
    tell.current();
    const unwatch = visibility.onChange(() => {
      if (visibility.visible()) tell.current();
    });
    return () => {
      gone = true;
      cancel();
      unwatch();
      void api.attend(ticketId, 'gone');
    };
  }, [ticketId]);
  return {
    others,
    hear,
    /** A key was touched in what will be sent. */
    typed: () => {
      typedAt.current = clock.now();
      if (said.current === 'looking') tell.current();
    },
  };
}
