/**
 * A stand-in for the program that runs beside author code in Node (packages/sdk): it speaks the same channels, and its tasks are
 * named by what they do. Rooms do not import each other, so this room has its own.
 */
import { writeSync } from 'node:fs';
import { Socket } from 'node:net';
import { encodeFrame, type FrameBody, FrameReader } from '../frames.ts';

const comms = new Socket({ fd: 3, readable: true, writable: true });
const reader = new FrameReader();
let nextId = 0;
let served = 0;
let isTainted = false;
let answered: ((body: FrameBody | null) => void) | undefined;
let serving: Promise<void> = Promise.resolve();

function ask(body: FrameBody): Promise<FrameBody | null> {
  comms.write(encodeFrame(nextId++, body));
  return new Promise((resolve) => {
    answered = resolve;
  });
}

function log(event: string): void {
  writeSync(4, `${JSON.stringify({ timestamp: new Date().toISOString(), level: 'info', event, logger: 'task' })}\n`);
}

const tasks: Record<string, () => Promise<void> | void> = {
  succeed: () => {},
  print: () => {
    for (let number = 0; number < 5_000; number++) log(`line ${number}`);
  },
  printLong: () => {
    for (let number = 0; number < 20; number++) log(`${number}`.padEnd(300_000, '.'));
  },
  printForEver: () => {
    const print = () => {
      log('again '.repeat(1_000));
      setImmediate(print);
    };
    print();
  },
  exit: () => process.exit(3),
  taint: () => {
    isTainted = true;
  },
  hang: () => new Promise<never>(() => setInterval(() => {}, 60_000)),
};

async function serve(first: FrameBody): Promise<void> {
  served += 1;
  if (first.type === 'DagFileParseRequest') {
    if (String(first.file).endsWith('hangs.ts')) await tasks.hang?.();
    await ask({ type: 'DagFileParsingResult', fileloc: first.file, serialized_dags: [], import_errors: {} });
    return;
  }
  const taskId = (first.ti as { task_id: string }).task_id;
  log(`served ${served}`);
  await tasks[taskId]?.();
  const end_date = new Date().toISOString();
  const fails = taskId === 'fail';
  await ask(fails ? { type: 'TaskState', state: 'failed', end_date } : { type: 'SucceedTask', end_date });
  if (isTainted) process.exit(75);
}

comms.on('data', (chunk: Buffer) => {
  for (const { body } of reader.push(chunk)) {
    if (answered !== undefined) {
      answered(body);
      answered = undefined;
    } else if (body !== null) serving = serving.then(() => serve(body));
  }
});
comms.on('end', () => process.exit(0));
