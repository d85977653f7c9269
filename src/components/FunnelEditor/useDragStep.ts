import { type RefObject, useEffect, useState } from 'react';

interface DragStepOptions {
  row: RefObject<HTMLElement | null>;
  handle: RefObject<HTMLElement | null>;
  id: number;
  index: number;
  onDrop(id: number, to: number): void;
}

type Edge = 'top' | 'bottom';

const dragType = 'usagekit-step';

/** Lets a row be dragged by its handle and others be dropped on it. The drag library is loaded when first needed. */
export function useDragStep({ row, handle, id, index, onDrop }: DragStepOptions): {
  dragging: boolean;
  /** Side of this row where the dragged one would go. */
  edge: Edge | null;
} {
  const [dragging, setDragging] = useState(false);
  const [edge, setEdge] = useState<Edge | null>(null);

  useEffect(() => {
    const element = row.current;
    const dragHandle = handle.current;
    if (!element || !dragHandle) return;
    let stop = () => {};
    let stopped = false;
    const edgeAt = (clientY: number): Edge => {
      const { top, height } = element.getBoundingClientRect();
      return clientY < top + height / 2 ? 'top' : 'bottom';
    };
    void import('@atlaskit/pragmatic-drag-and-drop/element/adapter').then(
      ({ draggable, dropTargetForElements }) => {
        if (stopped) return;
        const stopDrag = draggable({
          element,
          dragHandle,
          getInitialData: () => ({ type: dragType, id, index }),
          onDragStart: () => setDragging(true),
          onDrop: () => setDragging(false),
        });
        const stopTarget = dropTargetForElements({
          element,
          canDrop: ({ source }) => source.data['type'] === dragType && source.data['id'] !== id,
          onDrag: ({ location }) => setEdge(edgeAt(location.current.input.clientY)),
          onDragLeave: () => setEdge(null),
          onDrop: ({ source, location }) => {
            setEdge(null);
            const from = source.data['index'] as number;
            const before = edgeAt(location.current.input.clientY) === 'top' ? index : index + 1;
            onDrop(source.data['id'] as number, before > from ? before - 1 : before);
          },
        });
        stop = () => {
          stopDrag();
          stopTarget();
        };
      },
    );
    return () => {
      stopped = true;
      stop();
    };
  }, [row, handle, id, index, onDrop]);

  return { dragging, edge };
}
