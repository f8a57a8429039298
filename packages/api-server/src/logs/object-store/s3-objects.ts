import {
  DeleteObjectCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  NoSuchKey,
  PutObjectCommand,
  S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { logStoreErrors } from '../log-store.ts';
import type { Objects } from './objects.ts';

export interface S3Place {
  readonly bucket: string;
  /** Without slashes at its ends; may be empty. */
  readonly prefix: string;
  /** Another store than AWS; its buckets are paths, not host names. */
  readonly hasOwnEndpoint: boolean;
}

/**
 * A bucket of an S3-compatible store. Endpoint, region and credentials come from where AWS' own tools take them: AWS_ENDPOINT_URL_S3,
 * AWS_REGION, a credentials file, the pod's identity.
 */
export function s3Objects({ bucket, prefix, hasOwnEndpoint }: S3Place): Objects {
  const client = new S3Client({
    forcePathStyle: hasOwnEndpoint,
    // Checksums in trailers are unknown to many S3-compatible stores.
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    requestHandler: { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true },
  });
  const place = `s3://${bucket}/${prefix}`;
  async function asked<Answer>(answer: Promise<Answer>): Promise<Answer> {
    return answer.catch((error: unknown) => {
      throw failureOf(error, place);
    });
  }
  const keyOf = (key: string) => (prefix === '' ? key : `${prefix}/${key}`);
  return {
    async put(key, bytes) {
      await asked(client.send(new PutObjectCommand({ Bucket: bucket, Key: keyOf(key), Body: bytes })));
    },
    async get(key, from, to) {
      try {
        const range = `bytes=${from}-${to - 1}`;
        const answer = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(key), Range: range }));
        return await answer.Body?.transformToByteArray();
      } catch (error) {
        if (error instanceof NoSuchKey) return undefined;
        throw failureOf(error, place);
      }
    },
    async list(start) {
      const names: string[] = [];
      const prefix = keyOf(start);
      let next: string | undefined;
      do {
        const page = await asked(
          client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ContinuationToken: next })),
        );
        for (const { Key: key = '' } of page.Contents ?? []) names.push(key.slice(prefix.length));
        next = page.IsTruncated === true ? page.NextContinuationToken : undefined;
      } while (next !== undefined);
      return names;
    },
    async remove(key) {
      await asked(client.send(new DeleteObjectCommand({ Bucket: bucket, Key: keyOf(key) })));
    },
    describe: (key) => `s3://${bucket}/${keyOf(key)}`,
  };
}

const busyStatuses = new Set([408, 429]);

/** What is said no to will not be said yes to again by itself; all else passes. */
function failureOf(error: unknown, place: string): Error {
  const { name, message } = error as Error;
  const problem = message === '' || message === 'UnknownError' ? name : message;
  const status = error instanceof S3ServiceException ? (error.$metadata.httpStatusCode ?? 500) : 500;
  const isRefused = (status >= 400 && status < 500 && !busyStatuses.has(status)) || name === 'CredentialsProviderError';
  return isRefused
    ? logStoreErrors.LW_LOG_STORE_REFUSED({ place, problem })
    : logStoreErrors.LW_LOG_STORE_AWAY({ place, problem });
}
