import { pythonIso } from '@leeward/contracts';
import { describe, expect, it } from 'vitest';
import { runId, runTypeOf, undatedRunId } from './index.ts';

const instant = new Date('2026-01-02T03:04:05Z');

describe('run ids', () => {
  it('are written as Airflow writes them', () => {
    expect(runId('scheduled', instant)).toBe('scheduled__2026-01-02T03:04:05+00:00');
    expect(undatedRunId('asset_triggered', instant, 'aB3dE6gH')).toBe(
      'asset_triggered__2026-01-02T03:04:05+00:00_aB3dE6gH',
    );
    expect(undatedRunId('manual', instant)).toMatch(/^manual__2026-01-02T03:04:05\+00:00_[A-Za-z0-9]{8}$/);
  });

  it('have microseconds where there are any', () => {
    expect(pythonIso(new Date('2026-01-02T03:04:05.250Z'))).toBe('2026-01-02T03:04:05.250000+00:00');
  });

  it('tell their type', () => {
    expect(runTypeOf('backfill__2026-01-02T03:04:05+00:00')).toBe('backfill');
    expect(runTypeOf('my-own')).toBe('manual');
  });
});
