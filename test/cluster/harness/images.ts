import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { run } from './commands.ts';

/** Buildah with a store of its own below `folder`, and without mounts, so that deleting the folder deletes all of it. */
async function buildah(folder: string, ...args: string[]): Promise<void> {
  const store = ['--root', `${folder}/store`, '--runroot', `${folder}/run`, '--storage-driver', 'vfs'];
  await run('buildah', [...store, ...args]);
}

/**
 * Makes an image that holds the static busybox of Debian and nothing else, and writes it as a docker archive. It needs no
 * network. Does nothing where the archive exists.
 * @param commands Names of busybox' commands to link under /bin; the first argument of `entryPoint` must be one of them.
 */
export async function buildBusyboxImage(
  archive: string,
  reference: string,
  image: { readonly commands: readonly string[]; readonly entryPoint?: readonly string[] },
): Promise<void> {
  if (await exists(archive)) return;
  const folder = await mkdtemp(`${tmpdir()}/leeward-image-`);
  try {
    await mkdir(`${folder}/root/bin`, { recursive: true });
    await mkdir(`${folder}/root/tmp`, { mode: 0o1777 });
    await run('cp', [busyboxPath, `${folder}/root/bin/busybox`]);
    for (const name of image.commands) await run('ln', ['-s', 'busybox', `${folder}/root/bin/${name}`]);
    const lines = ['FROM scratch', 'COPY root/ /', 'ENV PATH=/bin'];
    if (image.entryPoint !== undefined) lines.push(`ENTRYPOINT ${JSON.stringify(image.entryPoint)}`);
    await writeFile(`${folder}/Containerfile`, `${lines.join('\n')}\n`);
    const build = ['bud', '--isolation', 'chroot', '--tag', reference, '--file', `${folder}/Containerfile`, folder];
    await buildah(folder, ...build);
    await buildah(folder, 'push', reference, `docker-archive:${folder}/image.tar:${reference}`);
    await rename(`${folder}/image.tar`, archive).catch(() => run('mv', [`${folder}/image.tar`, archive]));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

const busyboxPath = '/bin/busybox';

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
