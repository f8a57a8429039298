import type { GitCredential } from './credentials.ts';
import { httpRequest } from './http-request.ts';

const timeoutMs = 1000;

/** Asks the URL of --askpass-url for the login of the repository: 200 with lines username=... and password=... */
export async function askForCredential(askpassUrl: string, repositoryUrl: string): Promise<GitCredential> {
  let response: Awaited<ReturnType<typeof httpRequest>>;
  try {
    response = await httpRequest({ url: askpassUrl, method: 'GET', timeoutMs });
  } catch (error) {
    throw new Error(`cannot reach the askpass URL: ${(error as Error).message}`);
  }
  if (response.status !== 200) throw new Error(`the askpass URL answered with status ${response.status}, expected 200`);
  const answers = new Map<string, string>();
  for (const line of response.body.split(/\r?\n/)) {
    const at = line.indexOf('=');
    if (at > 0) answers.set(line.slice(0, at), line.slice(at + 1));
  }
  return { url: repositoryUrl, username: answers.get('username') ?? '', password: answers.get('password') ?? '' };
}
