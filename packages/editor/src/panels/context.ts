import { createContext } from 'preact';
import { useContext, useEffect, useState } from 'preact/hooks';
import type { Desk } from '../desk/create-desk.ts';
import type { DeskState } from '../desk/desk-state.ts';
import type { Messages } from '../messages.ts';
import type { PageLink } from '../page-link.ts';

export interface Panel {
  desk: Desk;
  link: Pick<PageLink, 'say'>;
  words: Messages;
  /** Ends the session and takes the editor away from the page. */
  leave(): void;
}

export const PanelContext = createContext<Panel | undefined>(undefined);

/** The desk as it is now, with our words. */
export function usePanel(): Panel & { state: DeskState } {
  const panel = useContext(PanelContext);
  if (!panel) throw new Error('a part of the panels outside of them');
  const [state, setState] = useState(panel.desk.state());
  useEffect(() => {
    setState(panel.desk.state());
    return panel.desk.onChange(() => setState(panel.desk.state()));
  }, [panel.desk]);
  return { ...panel, state };
}
