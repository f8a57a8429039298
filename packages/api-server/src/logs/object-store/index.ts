import type { LogStore } from '../log-store.ts';
import { createObjectLogStore } from './object-log-store.ts';
import { type S3Place, s3Objects } from './s3-objects.ts';

/** Logs in a bucket of an S3-compatible store. */
export function createS3LogStore(place: S3Place): LogStore {
  return createObjectLogStore(s3Objects(place));
}
