/** The heads of a table's columns, each label once. */
export function ColumnHeads({ labels }: { labels: readonly string[] }) {
  return labels.map((label) => (
    <th key={label} scope="col">
      {label}
    </th>
  ));
}
