import { workspaceMessages } from '../words.ts';
import { Snippet } from './snippet.tsx';

const words = workspaceMessages.account;

/** Recovery codes, while they are shown. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  if (codes.length === 0) return null;
  return (
    <div role="status">
      <p>{words.recovery}</p>
      <Snippet text={codes.join('\n')} label={words.recovery} />
    </div>
  );
}
