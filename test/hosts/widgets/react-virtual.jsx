import { useRef } from 'react';
import { createRoot } from 'react-dom/client';
import { useVirtualizer } from '@tanstack/react-virtual';

function Orders() {
  const list = useRef(null);
  const rows = useVirtualizer({ count: 2_000, getScrollElement: () => list.current, estimateSize: () => 40 });
  return (
    <div id="list" ref={list} style={{ height: 200, width: 300, overflow: 'auto' }}>
      <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
        {rows.getVirtualItems().map(({ index, start, size }) => (
          <button
            id={`row-${index}`}
            key={index}
            style={{ position: 'absolute', insetInline: 0, height: size, transform: `translateY(${start}px)` }}
          >
            Order {index}
          </button>
        ))}
      </div>
    </div>
  );
}

createRoot(document.querySelector('#app')).render(<Orders />);
