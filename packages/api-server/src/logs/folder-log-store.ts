import { type FileHandle, mkdir, open, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join, resolve, sep } from 'node:path';
import { DiskSync } from './disk-sync.ts';
import { type LogStore, logStoreErrors } from './log-store.ts';

const fullCodes = new Set(['ENOSPC', 'EDQUOT']);

/**
 * Logs in a folder of this machine or a volume. Chunks are written at their place, so the same chunk twice is one. What is acknowledged
 * is with the kernel: no kill loses it. It is on disk a second later, so that no task waits for the disk.
 */
export function createFolderLogStore(folder: string): LogStore {
  const root = resolve(folder);
  const disk = new DiskSync();

  function locate(path: string): string {
    const file = resolve(root, path);
    if (!file.startsWith(root + sep)) throw new Error(`the log path ${path} leaves the log folder`);
    return file;
  }

  return {
    async append(path, offset, chunk) {
      try {
        const file = await openForWriting(locate(path));
        try {
          const { size } = await file.stat();
          if (offset > size) return { stored: false, size };
          const end = offset + chunk.byteLength;
          if (end > size) {
            await writeAll(file, chunk.subarray(size - offset), size);
            disk.soon(locate(path));
          }
          return { stored: true, size: Math.max(size, end) };
        } finally {
          await file.close();
        }
      } catch (error) {
        if (fullCodes.has((error as NodeJS.ErrnoException).code ?? '')) {
          throw logStoreErrors.LW_LOG_STORE_FULL({ path }, { cause: error });
        }
        throw error;
      }
    },
    async size(path) {
      try {
        return (await stat(locate(path))).size;
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },
    async read(path, offset, length) {
      let file: FileHandle;
      try {
        file = await open(locate(path), 'r');
      } catch (error) {
        if (isMissing(error)) return new Uint8Array();
        throw error;
      }
      try {
        const buffer = Buffer.allocUnsafe(length);
        const { bytesRead } = await file.read(buffer, 0, length, offset);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
    async list(path) {
      const file = locate(path);
      try {
        const names = (await readdir(dirname(file))).filter((name) => name.startsWith(basename(file)));
        return names.sort().map((name) => path + name.slice(basename(file).length));
      } catch (error) {
        if (isMissing(error)) return [];
        throw error;
      }
    },
    describe: (path) => join(root, path),
  };
}

/** Opened without truncation; the folder is made when it is not there. */
async function openForWriting(file: string): Promise<FileHandle> {
  try {
    return await open(file, 'r+');
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
  await mkdir(dirname(file), { recursive: true });
  // 'a+' would move every write to the end; 'wx+' makes the file, and the loser of a race takes the winner's.
  try {
    return await open(file, 'wx+');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    return open(file, 'r+');
  }
}

async function writeAll(file: FileHandle, bytes: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < bytes.byteLength; ) {
    const { bytesWritten } = await file.write(bytes, written, bytes.byteLength - written, position + written);
    written += bytesWritten;
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}
