/** What is said of some sessions, by their place in a list. */
export class SessionSums {
  /** How many places there are. */
  readonly places: number;
  readonly events: Uint32Array;
  readonly exceptions: Uint32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  /** First and last row in the table. */
  readonly firstRow: Uint32Array;
  readonly lastRow: Uint32Array;
  /** 1 = it has events outside the range. */
  readonly clipped: Uint8Array;

  constructor(places: number, rows: number) {
    this.places = places;
    this.events = new Uint32Array(places);
    this.exceptions = new Uint32Array(places);
    this.start = new Float64Array(places).fill(Number.POSITIVE_INFINITY);
    this.end = new Float64Array(places).fill(Number.NEGATIVE_INFINITY);
    this.firstRow = new Uint32Array(places).fill(rows);
    this.lastRow = new Uint32Array(places);
    this.clipped = new Uint8Array(places);
  }

  /** Adds an event in scope; rows come in order. */
  add(place: number, row: number, time: number, isException: boolean): void {
    this.events[place] = (this.events[place] as number) + 1;
    if (isException) this.exceptions[place] = (this.exceptions[place] as number) + 1;
    if (time < (this.start[place] as number)) this.start[place] = time;
    if (time > (this.end[place] as number)) this.end[place] = time;
    if (row < (this.firstRow[place] as number)) this.firstRow[place] = row;
    this.lastRow[place] = row;
  }
}
