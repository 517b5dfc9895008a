import { createRoot } from 'react-dom/client';
import * as Dialog from '@radix-ui/react-dialog';
import * as Menu from '@radix-ui/react-dropdown-menu';
import * as Select from '@radix-ui/react-select';

const panel = { position: 'fixed', top: 120, left: 60, width: 260, padding: 12, background: '#eee' };

createRoot(document.querySelector('#app')).render(
  <>
    <Dialog.Root>
      <Dialog.Trigger id="dialog-open">Dialog</Dialog.Trigger>
      <Dialog.Portal>
        <Dialog.Overlay style={{ position: 'fixed', inset: 0, background: '#0003' }} />
        <Dialog.Content id="dialog" style={panel} aria-describedby={undefined}>
          <Dialog.Title>Dialog</Dialog.Title>
          <input id="dialog-inside" aria-label="Amount" />
          <Dialog.Close id="dialog-choice">Save</Dialog.Close>
        </Dialog.Content>
      </Dialog.Portal>
    </Dialog.Root>
    <Menu.Root>
      <Menu.Trigger id="menu-open">Menu</Menu.Trigger>
      <Menu.Portal>
        <Menu.Content id="menu" style={{ background: '#eee', padding: 12 }}>
          <Menu.Item id="menu-inside">One</Menu.Item>
          <Menu.Item id="menu-choice">Two</Menu.Item>
        </Menu.Content>
      </Menu.Portal>
    </Menu.Root>
    <Select.Root>
      <Select.Trigger id="select-open" aria-label="Number">
        <Select.Value placeholder="Choose" />
      </Select.Trigger>
      <Select.Portal>
        <Select.Content id="select" position="popper" style={{ background: '#eee', padding: 12 }}>
          <Select.Viewport>
            <Select.Item id="select-inside" value="1">
              <Select.ItemText>One</Select.ItemText>
            </Select.Item>
            <Select.Item id="select-choice" value="2">
              <Select.ItemText>Two</Select.ItemText>
            </Select.Item>
          </Select.Viewport>
        </Select.Content>
      </Select.Portal>
    </Select.Root>
  </>,
);
