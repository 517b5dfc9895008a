import { say, type Messages } from '../messages.ts';
import type { StrengthTold } from '../wire.ts';

/** How sure a target is, in words, with what would help. */
export function Strength({ strength, words }: { strength: StrengthTold; words: Messages }) {
  const needs = strength.needs.map((one) => words.needs[one] ?? one).join(', ');
  const advice = strength.word === 'strong' ? undefined : words.advice[strength.code];
  return (
    <p class="strength" data-word={strength.word}>
      <strong>{words.strength[strength.word]}.</strong> {say(words.reason[strength.code], { needs })}
      {advice !== undefined && <> {advice}</>}
    </p>
  );
}
