/** `overTime` and `times` ask further questions; a chart of given `data` has `overTime` when the answer has a trend. */
export type FunnelView = 'steps' | 'overTime' | 'times' | 'table';
