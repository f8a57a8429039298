import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { stateFolder } from './paths.ts';
import { identify, isRunning, type ProcessIdentity } from './processes.ts';

/** Who answers for the cluster that is there: a process that will stop it, or nobody in particular after `up`. */
export interface Claim {
  readonly owner: ProcessIdentity | 'shared';
  readonly binariesKey: string;
  /** False until the node was ready once. */
  readonly started: boolean;
}

export type Takeover =
  | { readonly kind: 'start' }
  | { readonly kind: 'use' }
  | { readonly kind: 'refuse'; readonly sentence: string };

/** What to do about the cluster that a claim tells of: use it, clear and start anew, or leave it to its owner. */
export function decideTakeover(
  claim: Claim | undefined,
  now: { readonly ownerRuns: boolean; readonly healthy: boolean; readonly binariesKey: string },
): Takeover {
  if (claim === undefined) return { kind: 'start' };
  if (claim.owner !== 'shared' && now.ownerRuns) {
    const sentence = `The test cluster belongs to process ${claim.owner.pid}, which still runs; wait for its end, or share one made by "up".`;
    return { kind: 'refuse', sentence };
  }
  const usable = claim.owner === 'shared' && claim.started && now.healthy && claim.binariesKey === now.binariesKey;
  return usable ? { kind: 'use' } : { kind: 'start' };
}

const claimFile = `${stateFolder}/claim.json`;

export async function readClaim(): Promise<Claim | undefined> {
  const text = await readFile(claimFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  return text === undefined ? undefined : (JSON.parse(text) as Claim);
}

export async function writeClaim(claim: Claim): Promise<void> {
  await mkdir(stateFolder, { recursive: true });
  await writeFile(`${claimFile}.new`, JSON.stringify(claim));
  await rename(`${claimFile}.new`, claimFile);
}

export async function ownerRuns(claim: Claim | undefined): Promise<boolean> {
  return claim !== undefined && claim.owner !== 'shared' && (await isRunning(claim.owner));
}

export async function thisProcess(): Promise<ProcessIdentity> {
  const identity = await identify(process.pid);
  if (identity === undefined) throw new Error('/proc does not tell about this process');
  return identity;
}
