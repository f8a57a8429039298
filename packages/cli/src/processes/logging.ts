import { type DestinationStream, destination, type Logger, pino } from 'pino';
import type { Config } from '../config/config.ts';
import { loggedError } from './logged-error.ts';

export type { Logger } from 'pino';

/**
 * The log of a process: JSON lines with run and task ids as fields; on a terminal one readable line each. What sounds like a secret is
 * not written.
 */
export function createLogger(config: Config, name: string): Logger {
  const format = config.own('logging.format');
  const isReadable = format === 'text' || (format === 'auto' && process.stdout.isTTY === true);
  return pino(
    {
      name,
      level: config.own('logging.level'),
      base: { process: name },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: loggedError, error: loggedError },
      redact: {
        paths: ['*.password', '*.token', '*.authorization', 'token', 'password', 'headers.authorization'],
        censor: '***',
      },
    },
    isReadable ? readableLines() : destination({ fd: 1, sync: true }),
  );
}

function readableLines(): DestinationStream {
  return {
    write(line: string) {
      const { time, level, process: name, msg, ...fields } = JSON.parse(line) as Record<string, unknown>;
      delete fields.name;
      const rest = Object.entries(fields)
        .map(([key, value]) => ` ${key}=${typeof value === 'string' ? value : JSON.stringify(value)}`)
        .join('');
      process.stdout.write(`${String(time).slice(11, 23)} ${String(level).padEnd(5)} ${name}: ${msg ?? ''}${rest}\n`);
    },
  };
}
