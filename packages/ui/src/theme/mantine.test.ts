import { existsSync, globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const source = fileURLToPath(new URL('..', import.meta.url));
const styles = dirname(createRequire(import.meta.url).resolve('@mantine/core/styles/Menu.css'));

test('every component of Mantine that a page uses has its styles', () => {
  const used = new Set(
    globSync('**/*.tsx', { cwd: source }).flatMap((file) =>
      [...readFileSync(join(source, file), 'utf8').matchAll(/import \{([^}]*)\} from '@mantine\/core'/g)].flatMap(
        ([, names]) => names!.split(',').map((name) => name.trim()),
      ),
    ),
  );
  const imported = readFileSync(join(source, 'theme/mantine.css'), 'utf8');
  const missing = [...used].filter(
    (name) =>
      name !== '' && existsSync(join(styles, `${name}.css`)) && !imported.includes(`@mantine/core/styles/${name}.css`),
  );
  expect(missing).toEqual([]);
});
