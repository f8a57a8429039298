/** A key that a mapper or a timetable has no answer for, or a mapper that is not known here. */
export class InvalidPartition extends Error {}
