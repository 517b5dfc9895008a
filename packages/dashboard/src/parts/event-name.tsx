import { eventMessages } from '../words.ts';

/** What happened: in words where it is one of ours, by its own name where the host tracks it. */
export function EventName({ name }: { name: string }) {
  const words: Readonly<Record<string, string>> = eventMessages;
  return <bdi title={name}>{Object.hasOwn(words, name) ? words[name] : name}</bdi>;
}
