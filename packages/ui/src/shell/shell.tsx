import {
  ActionIcon,
  Anchor,
  Group,
  Menu,
  Tooltip,
  UnstyledButton,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { Suspense } from 'react';
import { Link, NavLink, Outlet, useNavigate } from 'react-router-dom';
import { serverUrl } from '../api/base-path.ts';
import { LiveUpdates } from '../api/live.tsx';
import { importErrorsQuery } from '../api/queries.ts';
import { openQuestionCountQuery } from '../api/questions.ts';
import { useMe } from '../api/use-me.ts';
import { ErrorBoundary } from '../components/error-boundary.tsx';
import { HelpIcon, LogOutIcon, LogoIcon, MoonIcon, SunIcon } from '../components/icons.tsx';
import { pagePath } from '../pages/paths.ts';
import { texts } from '../texts.ts';
import { Health } from './health.tsx';
import { Help } from './help.tsx';
import classes from './shell.module.css';
import { focusSearch, useShortcuts } from './use-shortcuts.ts';
import { ZonePicker } from './zone-picker.tsx';

/** What is around every page of a person who is logged in. */
export function Shell() {
  const [helpShown, help] = useDisclosure(false);
  const navigate = useNavigate();
  const theme = useThemeSwitch();
  const me = useMe();
  useShortcuts({
    '?': help.open,
    '/': focusSearch,
    'g d': () => navigate(pagePath.dags),
    'g a': () => navigate(pagePath.assets),
    'g q': () => navigate(pagePath.questions),
    'g e': () => navigate(pagePath.importErrors),
    'g p': () => navigate(pagePath.pools),
    'shift+d': theme.toggle,
  });
  return (
    <LiveUpdates>
      <a href="#content" className={classes.skip}>
        {texts.nav.skip}
      </a>
      <header className={classes.header}>
        <Link to={pagePath.dags} className={classes.brand}>
          <LogoIcon />
          {texts.product}
        </Link>
        <nav aria-label={texts.nav.label} className={classes.nav}>
          <NavLink to={pagePath.dags}>{texts.nav.dags}</NavLink>
          <NavLink to={pagePath.assets}>{texts.assets.title}</NavLink>
          <NavLink to={pagePath.questions}>
            {texts.question.list.title}
            <QuestionCount />
          </NavLink>
          <NavLink to={pagePath.importErrors}>
            {texts.nav.importErrors}
            <ErrorCount />
          </NavLink>
          <Menu position="bottom-start">
            <Menu.Target>
              <UnstyledButton className={classes.menu ?? ''}>{texts.nav.admin}</UnstyledButton>
            </Menu.Target>
            <Menu.Dropdown>
              {adminPages(me.may_read_secrets).map(({ path, title }) => (
                <Menu.Item key={path} component={Link} to={path}>
                  {title}
                </Menu.Item>
              ))}
            </Menu.Dropdown>
          </Menu>
        </nav>
        <Group gap={6} ml="auto" wrap="nowrap">
          <ZonePicker />
          <IconButton label={theme.label} onClick={theme.toggle}>
            {theme.isDark ? <SunIcon /> : <MoonIcon />}
          </IconButton>
          <IconButton label={texts.header.help} onClick={help.open}>
            <HelpIcon />
          </IconButton>
          <Tooltip label={texts.header.logOut}>
            <Anchor
              href={serverUrl('api/v2/auth/logout')}
              aria-label={texts.header.logOut}
              className={classes.iconLink}
            >
              <LogOutIcon />
            </Anchor>
          </Tooltip>
        </Group>
      </header>
      <main id="content" tabIndex={-1} className={classes.main}>
        <ErrorBoundary>
          <Suspense>
            <Outlet />
          </Suspense>
        </ErrorBoundary>
      </main>
      <Health />
      <Help opened={helpShown} onClose={help.close} />
    </LiveUpdates>
  );
}

/** Components, the audit log and pools are everybody's to see; what may hold secrets is not. */
function adminPages(maySeeSecrets: boolean): { path: string; title: string }[] {
  const open = [
    { path: pagePath.components, title: texts.components.title },
    { path: pagePath.auditLog, title: texts.audit.title },
    { path: pagePath.pools, title: texts.entries.pools },
  ];
  return maySeeSecrets
    ? [
        ...open,
        { path: pagePath.variables, title: texts.entries.variables },
        { path: pagePath.connections, title: texts.entries.connections },
      ]
    : open;
}

function IconButton({ label, onClick, children }: { label: string; onClick(): void; children: React.ReactNode }) {
  return (
    <Tooltip label={label}>
      <ActionIcon variant="subtle" color="gray" aria-label={label} onClick={onClick}>
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function useThemeSwitch() {
  const { setColorScheme } = useMantineColorScheme();
  const isDark = useComputedColorScheme('light', { getInitialValueInEffect: false }) === 'dark';
  return {
    isDark,
    label: isDark ? texts.header.theme.light : texts.header.theme.dark,
    toggle: () => setColorScheme(isDark ? 'light' : 'dark'),
  };
}

function QuestionCount() {
  const { data = 0 } = useQuery(openQuestionCountQuery);
  if (data === 0) return null;
  return (
    <span className={`${classes.count} ${classes.asked}`}>
      {data}
      <span className="visually-hidden"> {texts.question.list.open.toLowerCase()}</span>
    </span>
  );
}

function ErrorCount() {
  const { data } = useQuery(importErrorsQuery);
  if (data === undefined || data.total_entries === 0) return null;
  return <span className={classes.count}>{data.total_entries}</span>;
}
