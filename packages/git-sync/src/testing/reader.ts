/**
 * A reader of a published link, as a process of its own: reads the link over and over, each time all files of the tree
 * that it found. Prints a line for a link that is missing, a tree with a hole or two commits in one tree. Ends when its
 * stdin does and prints how often it looked and how many trees it saw.
 */
import { readFileSync, realpathSync } from 'node:fs';

const [link, ...files] = process.argv.slice(2) as [string, ...string[]];
const seen = new Set<string>();
let looks = 0;

function look(): void {
  looks++;
  try {
    readFileSync(`${link}/${files[0]}`);
    const tree = realpathSync(link);
    seen.add(tree);
    const texts = new Set(files.map((file) => readFileSync(`${tree}/${file}`, 'utf8')));
    if (texts.size !== 1) console.log(`mixed: ${[...texts].join(' and ')}`);
  } catch (error) {
    console.log(`gap: ${(error as Error).message}`);
  }
}

process.stdin.resume().on('end', () => {
  console.log(`looks=${looks} trees=${seen.size}`);
  process.exit();
});
(function again(): void {
  for (let count = 0; count < 20; count++) look();
  setTimeout(again, 2);
})();
