import { Group, Kbd, Modal, Title } from '@mantine/core';
import { texts } from '../texts.ts';
import classes from './shell.module.css';

const { shortcuts } = texts.help;

const sections: readonly (readonly [title: string, rows: readonly (readonly [keys: string[], text: string])[]])[] = [
  [
    texts.help.everywhere,
    [
      [['?'], shortcuts.help],
      [['/'], shortcuts.search],
      [['g', 'd'], shortcuts.dags],
      [['g', 'a'], shortcuts.assets],
      [['g', 'q'], shortcuts.questions],
      [['g', 'e'], shortcuts.errors],
      [['g', 'p'], shortcuts.pools],
      [['Shift', 'D'], shortcuts.theme],
      [['Esc'], shortcuts.close],
    ],
  ],
  [
    texts.help.inGrid,
    [
      [['←', '→', '↑', '↓'], shortcuts.move],
      [['Home', 'End'], shortcuts.edges],
      [['Enter'], shortcuts.open],
    ],
  ],
  [
    texts.help.inLog,
    [
      [['Enter', 'Shift + Enter'], shortcuts.nextMatch],
      [['Shift', 'G'], shortcuts.logEnd],
      [['w'], shortcuts.logWrap],
    ],
  ],
];

export function Help({ opened, onClose }: { opened: boolean; onClose(): void }) {
  return (
    <Modal opened={opened} onClose={onClose} title={texts.help.title} size="md">
      {sections.map(([title, rows]) => (
        <section key={title}>
          <Title order={3} mt="sm" mb={4}>
            {title}
          </Title>
          {rows.map(([keys, text]) => (
            <div key={text} className={classes.shortcut}>
              <span>{text}</span>
              <Group gap={4} wrap="nowrap">
                {keys.map((key) => (
                  <Kbd key={key}>{key}</Kbd>
                ))}
              </Group>
            </div>
          ))}
        </section>
      ))}
    </Modal>
  );
}
