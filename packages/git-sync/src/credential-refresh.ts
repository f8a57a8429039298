import { askForCredential } from './askpass.ts';
import { type CredentialSource, type GitCredential, loadCredentials } from './credentials.ts';
import {
  credentialOfToken,
  type GithubAppOptions,
  type InstallationToken,
  isTokenDue,
  requestInstallationToken,
} from './github-app.ts';
import type { Metrics } from './metrics.ts';

interface CredentialOptions {
  repositoryUrl: string;
  sources: readonly CredentialSource[];
  askpassUrl?: string | undefined;
  githubApp?: GithubAppOptions | undefined;
}

/** Brings all logins up to date before a sync: files are read anew, the askpass URL is asked, a token is renewed. */
export class CredentialRefresh {
  readonly #options: CredentialOptions;
  readonly #metrics: Metrics;
  #token: InstallationToken | undefined;

  constructor(options: CredentialOptions, metrics: Metrics) {
    this.#options = options;
    this.#metrics = metrics;
  }

  async refresh(): Promise<GitCredential[]> {
    const { repositoryUrl, sources, askpassUrl, githubApp } = this.#options;
    const credentials = await loadCredentials(sources);
    if (askpassUrl !== undefined) {
      const asked = askForCredential(askpassUrl, repositoryUrl);
      credentials.push(await counted(asked, (status) => this.#metrics.countAskpass(status)));
    }
    if (githubApp !== undefined) {
      if (isTokenDue(this.#token, new Date())) {
        const requested = requestInstallationToken(githubApp, new Date());
        this.#token = await counted(requested, (status) => this.#metrics.countTokenRefresh(status));
      }
      credentials.push(credentialOfToken(repositoryUrl, this.#token!));
    }
    return credentials;
  }
}

async function counted<T>(work: Promise<T>, count: (status: 'success' | 'error') => void): Promise<T> {
  try {
    const result = await work;
    count('success');
    return result;
  } catch (error) {
    count('error');
    throw error;
  }
}
