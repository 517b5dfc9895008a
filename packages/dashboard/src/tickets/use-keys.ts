import { useEffect, useRef, useState } from 'preact/hooks';
import { useServices } from '../services.ts';
import { commandOf, isTyping, type Command } from './keys.ts';

const OFF = 'handrail.keys-off';

/** Whether keys without Ctrl or Alt do something; whoever speaks to their computer turns them off. Kept on this device. */
export function useKeysOn(): [boolean, (isOn: boolean) => void] {
  const { shelf } = useServices();
  const [isOn, setOn] = useState(() => {
    try {
      return shelf().getItem(OFF) === null;
    } catch {
      return true; // nothing can be kept here
    }
  });
  const turn = (next: boolean) => {
    setOn(next);
    try {
      if (next) shelf().removeItem(OFF);
      else shelf().setItem(OFF, '1');
    } catch {
      // it holds for as long as the page
    }
  };
  return [isOn, turn];
}

/** Does what keys mean, while nobody types. A command that is not named does nothing. */
export function useKeys(isOn: boolean, commands: Partial<Record<Command, () => void>>): void {
  const now = useRef(commands);
  now.current = commands;
  useEffect(() => {
    if (!isOn) return;
    const press = (event: KeyboardEvent) => {
      const { key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented, repeat, target } = event;
      const command = commandOf({
        ...{ key, ctrlKey, metaKey, altKey, isComposing, defaultPrevented, repeat },
        typing: isTyping(target),
      });
      const run = command && now.current[command];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [isOn]);
}
