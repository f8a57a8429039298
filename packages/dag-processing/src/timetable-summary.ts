import type { TimetableSpec } from '@leeward/contracts/serialized-dag-reader';

export interface TimetableSummary {
  summary: string | null;
  description: string | null;
  isPeriodic: boolean;
  isPartitioned: boolean;
}
export function describeTimetable(timetable: TimetableSpec): TimetableSummary {
  return { summary: timetable.type, description: null, isPeriodic: true, isPartitioned: false };
}
