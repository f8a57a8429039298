/** A sequence of instants, in milliseconds since the epoch, that runs are made from. */
export type Schedule = {
  /** The first of the schedule after an instant. */
  next: (instant: number) => number;
  /** The last before it. */
  previous: (instant: number) => number;
  /** The instant itself where the schedule has it, else the next. A schedule without fixed points has every instant. */
  alignToNext: (instant: number) => number;
  alignToPrevious: (instant: number) => number;
};
