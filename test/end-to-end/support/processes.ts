import { readdirSync, readFileSync } from 'node:fs';

/** A process that is there and no zombie. */
export function isAlive(pid: number): boolean {
  return !/^State:\s+Z/m.test(textOf(`/proc/${pid}/status`) || 'State: Z');
}

/** The processes whose command line or environment names the text. */
export function processesOf(text: string): number[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter(
      (pid) => isAlive(pid) && ['cmdline', 'environ'].some((file) => textOf(`/proc/${pid}/${file}`).includes(text)),
    );
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
