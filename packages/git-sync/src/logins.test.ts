import { describe, expect, test } from 'vitest';
import { serveAnswers } from './testing/answering-server.ts';
import { serveGitOverHttp } from './testing/git-over-http.ts';
import { newSandbox } from './testing/sandbox.ts';

const withUser = (origin: string, user: string) => origin.replace('//', `//${user}@`);

describe('logins', () => {
  test('a percent sign in the address that starts no code stands for itself', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, { username: 'u@x', password: '100%' });
    await box.syncOnce([`--repo=${withUser(origin, 'u%40x:100%')}/repo`]);
  });

  test('a user name in the address takes the password of --credential, whose address may hold one too', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, { username: 'me', password: 'right' });
    const credential = { URL: withUser(origin, 'me'), Username: 'me', Password: 'right' };
    await box.syncOnce([`--repo=${withUser(origin, 'me')}/repo`, `--credential=${JSON.stringify(credential)}`]);
  });

  test('a user name in the address takes the password of the askpass URL', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, { username: 'me', password: 'right' });
    const { url } = await serveAnswers(box, () => 'HTTP/1.1 200 OK\n\nusername=me\npassword=right\n');
    await box.syncOnce([`--repo=${withUser(origin, 'me')}/repo`, `--askpass-url=${url}`]);
  });

  test('a credential helper of --git-config sees the environment', async () => {
    await using box = await newSandbox();
    const { origin } = await serveGitOverHttp(box, box.directory, { username: 'me', password: 'right' });
    const helper = await box.script('helper', 'echo username=me; echo password=$CLOUD_TOKEN');
    const flags = [`--repo=${origin}/repo`, `--git-config=credential.helper:${helper}`];
    await box.syncOnce(flags, { CLOUD_TOKEN: 'right' });
  });
});

describe('requests of git-sync itself', () => {
  test('go through the proxy of the environment, but not those to this machine', async () => {
    await using box = await newSandbox();
    const proxy = await serveAnswers(box, () => 'HTTP/1.1 200 OK\n\n');
    const direct = await serveAnswers(box, () => 'HTTP/1.1 200 OK\n\n');
    const env = { HTTP_PROXY: proxy.url };
    await box.syncOnce(['--webhook-url=http://hooks.invalid/told'], env);
    await box.syncOnce([`--webhook-url=${direct.url}/told`], env);
    expect(proxy.requests.map((each) => each.split('\r\n')[0])).toEqual(['POST http://hooks.invalid/told HTTP/1.1']);
    expect(direct.requests).toHaveLength(1);
  });
});
