import type { Target } from '@handrail/protocol';
import type { Finding, Root } from './finding.ts';

/** The document or shadow root inside which the target lives: by the hosts and frames on the way, each found in the one before. */
export function rootOf(target: Target, root: Root, find: (host: Target, root: Root) => Finding): Root | undefined {
  let at: Root | undefined = root;
  for (const host of target.within ?? []) {
    const finding: Finding = at ? find(host, at) : { missing: 'no-match' };
    at = 'element' in finding ? innerRoot(finding.element) : undefined;
  }
  return at;
}

/** What an element holds besides its children: an open shadow root, or the document of a frame of the same origin. */
export function innerRoot(element: Element): Root | undefined {
  if (element.shadowRoot) return element.shadowRoot;
  if (element.localName !== 'iframe' && element.localName !== 'frame') return undefined;
  return (element as HTMLIFrameElement).contentDocument ?? undefined; // null across origins
}
