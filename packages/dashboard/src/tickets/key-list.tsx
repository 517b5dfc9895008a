import { KEYS } from './keys.ts';
import { ticketMessages } from '../words.ts';
import { Modal } from './modal.tsx';

const words = ticketMessages.keys;

interface KeyListProps {
  isOn: boolean;
  onTurn: (isOn: boolean) => void;
  onClose: () => void;
}

/** All keys with what they do, and the switch that turns them off. */
export function KeyList({ isOn, onTurn, onClose }: KeyListProps) {
  return (
    <Modal title={words.title} onClose={onClose}>
      <p class="muted">{words.note}</p>
      <table class="key-list">
        <thead class="unseen">
          <tr>
            <th scope="col">{words.key}</th>
            <th scope="col">{words.what}</th>
          </tr>
        </thead>
        <tbody>
          {KEYS.map(([key, command]) => (
            <tr key={key}>
              <td>
                <kbd>{key}</kbd>
              </td>
              <td>{words.commands[command]}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <label class="check">
        <input type="checkbox" checked={isOn} onChange={({ currentTarget: { checked } }) => onTurn(checked)} />
        <span>{words.use}</span>
      </label>
      <p class="actions">
        <button type="button" class="button" onClick={onClose}>
          {words.close}
        </button>
      </p>
    </Modal>
  );
}
