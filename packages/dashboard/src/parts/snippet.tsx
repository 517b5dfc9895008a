import { useRef, useState } from 'preact/hooks';
import { messages } from '../words.ts';
import { Icon } from './icon.tsx';

/** Lines to paste elsewhere. Where the browser gives no clipboard, the button selects them instead. */
export function Snippet({ text, label }: { text: string; label: string }) {
  const code = useRef<HTMLElement>(null);
  const [copied, setCopied] = useState(false);

  async function copy() {
    try {
      await navigator.clipboard.writeText(text);
      setCopied(true);
    } catch {
      if (code.current) getSelection()?.selectAllChildren(code.current);
    }
  }

  return (
    <div class="snippet">
      <pre tabIndex={0} role="region" aria-label={label}>
        <code ref={code}>{text}</code>
      </pre>
      <button type="button" class="button small" onClick={() => void copy()}>
        <Icon name={copied ? 'done' : 'copy'} />
        <span role="status">{copied ? messages.start.copied : messages.start.copy}</span>
      </button>
    </div>
  );
}
