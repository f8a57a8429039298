/** Names a Dag file in a URL. It is no secret and gives no right: who uses it must be allowed to change the file's Dags. */
export function fileToken(bundleName: string, relativeFileloc: string | null): string {
  return Buffer.from(JSON.stringify([bundleName, relativeFileloc])).toString('base64url');
}

export function readFileToken(token: string): { bundleName: string; relativeFileloc: string } | undefined {
  try {
    const [bundleName, relativeFileloc] = JSON.parse(Buffer.from(token, 'base64url').toString()) as unknown[];
    if (typeof bundleName === 'string' && typeof relativeFileloc === 'string') return { bundleName, relativeFileloc };
  } catch {
    return undefined;
  }
  return undefined;
}
