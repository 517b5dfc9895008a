import { createGuard } from '@handrail/sdk/src/core/guard.ts';
import { createLifetime } from '@handrail/sdk/src/core/lifetime.ts';
import { consoleLog } from '@handrail/sdk/src/core/log.ts';
import { openGate, type Gate } from '@handrail/sdk/src/page/gate.ts';
import { createHere } from './here.ts';
import { createLink } from './link.ts';
import { showPanels } from './show-panels.ts';
import { createMark, readToken } from './mark.ts';
import { createTools } from './tools.ts';
import { glassWords } from './words.ts';

let isOn = false;

/**
 * Puts the editor over this page. Called by the loader, with the token of a link, or none after a page load, and with the place at
 * the window where it stands.
 */
export async function edit(appKey: string, told = '', gate: Gate): Promise<void> {
  if (isOn) return;
  isOn = true;
  const { token, language } = readToken(told);
  const log = consoleLog();
  const life = createLifetime((error) => log.warn('the editor failed at its end', error));
  const guard = createGuard(log, life.end);
  const mark = createMark(language);
  const words = await glassWords([mark.language(), ...navigator.languages]);
  // We are served from there, in whatever piece the build has put us.
  const base = import.meta.url.replace(/edit\/(assets\/)?[^/]*$/, '');
  life.add(() => (isOn = false));
  life.add(openGate(guard, gate));
  const link = createLink({ guard, token });
  const panels = showPanels({ base, appKey, words, mark, guard, link, leave: life.end });
  life.add(panels.stop);
  const tools = createTools({ base, guard, link, words, makeRoom: panels.makeRoom });
  life.add(tools.stop);
  life.add(createHere({ guard, link, how: panels.how, isRecording: tools.isRecording, typed: tools.typed }));
  life.add(
    link.onMessage((message) => {
      if (message.type === 'leave') life.end();
      else if (message.type === 'dock') panels.dock(message);
      else if (message.type === 'begun') {
        panels.keep();
        // Whoever has just come by a link came to write, and would else go through the whole page to get here by the keyboard.
        if (token) panels.focus();
      } else tools.hear(message);
    }),
  );
  life.add(link.stop);
}
