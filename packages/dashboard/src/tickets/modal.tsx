import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef } from 'preact/hooks';

interface ModalProps {
  title: string;
  children: ComponentChildren;
  onClose: () => void;
}

/** A dialog over the page. The browser keeps the focus in it, closes it by Escape and gives the focus back. */
export function Modal({ title, children, onClose }: ModalProps) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const { current } = dialog;
    current?.showModal();
    // Without it, Escape in Chromium would do nothing the second time.
    return () => current?.close();
  }, []);
  return (
    <dialog ref={dialog} class="modal card" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>{title}</h2>
      {children}
    </dialog>
  );
}
