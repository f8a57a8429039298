import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router-dom';
import { useLiveState } from '../api/live.tsx';
import { healthQuery, versionQuery } from '../api/queries.ts';
import { StateIcon, type StateName } from '../components/state-icon.tsx';
import { pagePath } from '../pages/paths.ts';
import { texts } from '../texts.ts';
import classes from './shell.module.css';

const parts = ['metadatabase', 'scheduler', 'dag_processor', 'triggerer'] as const;

/** How the parts of the control plane are, and whether this page is kept current. */
export function Health() {
  const health = useQuery(healthQuery);
  const version = useQuery(versionQuery);
  const live = useLiveState();
  return (
    <footer className={classes.footer}>
      <Part icon={live === 'live' ? 'success' : live === 'lost' ? 'failed' : 'queued'} text={texts.live[live]} />
      {health.isError ? (
        <Part icon="failed" text={texts.health.unreachable} />
      ) : (
        health.data !== undefined &&
        parts.map((part) => {
          const status = health.data[part]?.status ?? null;
          return <Part key={part} icon={iconOf(status)} text={`${texts.health[part]}: ${wordOf(status)}`} />;
        })
      )}
      <Link to={pagePath.components}>{texts.components.title}</Link>
      {version.data === undefined ? null : (
        <span style={{ marginLeft: 'auto' }}>
          {texts.health.version(version.data.version, version.data.git_version)}
        </span>
      )}
    </footer>
  );
}

function Part({ icon, text }: { icon: StateName; text: string }) {
  return (
    <span className={classes.part}>
      <StateIcon state={icon} size={12} />
      {text}
    </span>
  );
}

function iconOf(status: string | null): StateName {
  if (status === null) return 'none';
  return status === 'healthy' ? 'success' : 'failed';
}

function wordOf(status: string | null): string {
  if (status === null) return texts.health.none;
  return status === 'healthy' ? texts.health.healthy : texts.health.unhealthy;
}
