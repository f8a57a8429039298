import { writeFile } from 'node:fs/promises';
import { extname } from 'node:path';
import { cliErrors } from '../errors.ts';
import { withDatabase } from '../processes/with-database.ts';
import { dotOf, treeOf } from './dag-graph-text.ts';
import { presentDag } from './present-dag.ts';

/** Prints the graph of a Dag, or writes it into a `.dot` file. Throws LW_ARGUMENT for a form that only Graphviz draws. */
export async function showDag(dagId: string, options: { save?: string; tree: boolean }): Promise<void> {
  const { save, tree } = options;
  if (save !== undefined && !['.dot', '.gv'].includes(extname(save).toLowerCase())) {
    const problem = `"${save}" does not end in .dot; have Graphviz draw other forms: dot -Tpng FILE.dot`;
    throw cliErrors.LW_ARGUMENT({ argument: '--save', problem });
  }
  await withDatabase(async ({ database }) => {
    const dag = await presentDag(database, dagId);
    const text = tree ? treeOf(dag) : dotOf(dag);
    if (save === undefined) process.stdout.write(text);
    else {
      await writeFile(save, text).catch((error: Error) => {
        throw cliErrors.LW_ARGUMENT({ argument: '--save', problem: `it cannot be written (${error.message})` });
      });
      console.log(`File ${save} saved`);
    }
  });
}
