import { Button, Paper, PasswordInput, TextInput, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router-dom';
import { basePath } from '../../api/base-path.ts';
import { post } from '../../api/client.ts';
import { Failure } from '../../components/failure.tsx';
import { LogoIcon } from '../../components/icons.tsx';
import { useTitle } from '../../components/use-title.ts';
import { texts } from '../../texts.ts';
import { pagePath } from '../paths.ts';
import classes from './login-page.module.css';

export default function LoginPage() {
  const [username, setUsername] = useState('');
  const [password, setPassword] = useState('');
  const [search] = useSearchParams();
  const navigate = useNavigate();
  useTitle(texts.login.title);

  const logIn = useMutation({
    mutationFn: () => post<{ username: string }>('auth/session', { username, password }),
    onSuccess: () => navigate(localPath(search.get('next')), { replace: true }),
  });

  function submit(event: FormEvent): void {
    event.preventDefault();
    logIn.mutate();
  }

  return (
    <main className={classes.page}>
      <Paper component="form" withBorder p="xl" className={classes.form ?? ''} onSubmit={submit}>
        <div className={classes.brand}>
          <LogoIcon />
          <Title order={1}>{texts.product}</Title>
        </div>
        <TextInput
          label={texts.login.username}
          autoComplete="username"
          autoFocus
          required
          withAsterisk={false}
          value={username}
          onChange={(event) => setUsername(event.currentTarget.value)}
        />
        <PasswordInput
          label={texts.login.password}
          autoComplete="current-password"
          required
          withAsterisk={false}
          mt="sm"
          value={password}
          onChange={(event) => setPassword(event.currentTarget.value)}
        />
        {logIn.isError ? <Failure error={logIn.error} /> : null}
        <Button type="submit" fullWidth mt="lg" loading={logIn.isPending}>
          {texts.login.submit}
        </Button>
        <p className={classes.hint}>{texts.login.hint}</p>
      </Paper>
    </main>
  );
}

/** Only a path of ours: an address elsewhere must not be reachable through a link to this page. */
function localPath(next: string | null): string {
  if (next === null || !/^\/(?![/\\])/.test(next)) return pagePath.dags;
  // The server's redirections name the whole path.
  return next.startsWith(basePath) ? next.slice(basePath.length - 1) : next;
}
