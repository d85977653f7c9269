/** What a reader looks at in a flow: nodes and links by their ids. */
export interface FlowReading {
  /** Under the pointer. */
  pointed: string | null;
  /** Has the focus of the keyboard. */
  focused: string | null;
  /** Escape closed what pointing or focus had opened, until either moves. */
  isClosed: boolean;
  /** Whose paths stay lit. */
  pinned: string | null;
}

export type FlowReadingAction =
  | { type: 'point'; id: string | null }
  | { type: 'focus'; id: string | null }
  | { type: 'pin'; id: string | null }
  | { type: 'escape' };

export const startFlowReading: FlowReading = {
  pointed: null,
  focused: null,
  isClosed: false,
  pinned: null,
};

/** What is being read now: the pointer goes before the keyboard. */
export function readNow({ pointed, focused, isClosed }: FlowReading): string | null {
  return isClosed ? null : (pointed ?? focused);
}

/** Whether Escape would close something here. */
export function canEscape(reading: FlowReading): boolean {
  return readNow(reading) !== null || reading.pinned !== null;
}

/** The reducer behind a flow's marks. */
export function readFlow(reading: FlowReading, action: FlowReadingAction): FlowReading {
  switch (action.type) {
    case 'point':
      if (action.id === reading.pointed) return reading;
      return { ...reading, pointed: action.id, isClosed: false };
    case 'focus':
      if (action.id === reading.focused) return reading;
      return { ...reading, focused: action.id, isClosed: false };
    case 'pin':
      return { ...reading, pinned: action.id };
    case 'escape':
      if (readNow(reading) !== null) return { ...reading, isClosed: true };
      return { ...reading, pinned: null };
  }
}
