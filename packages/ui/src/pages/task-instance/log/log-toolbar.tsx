import { ActionIcon, Group, Select, TextInput, Tooltip } from '@mantine/core';
import type { ReactNode } from 'react';
import {
  ClockIcon,
  DownIcon,
  DownloadIcon,
  EndIcon,
  FoldIcon,
  SearchIcon,
  UnfoldIcon,
  UpIcon,
  WrapIcon,
} from '../../../components/icons.tsx';
import { StateIcon } from '../../../components/state-icon.tsx';
import { texts } from '../../../texts.ts';
import classes from './log.module.css';
import { type Level, levels } from './log-lines.ts';
import { logAsText, type TryKey } from './read-log.ts';
import type { LogStatus } from './use-log.ts';
import type { LogOptions } from './use-log-options.ts';

const text = texts.log;

interface LogToolbarProps {
  tryKey: TryKey;
  status: LogStatus;
  lines: number;
  search: { wanted: string; at: number; count: number };
  onSearch(wanted: string): void;
  /** To the next match (1) or the one before (-1). */
  onMatch(step: number): void;
  least: Level | null;
  onLeast(level: Level | null): void;
  options: LogOptions;
  onOptions(options: LogOptions): void;
  hasGroups: boolean;
  allUnfolded: boolean;
  onFoldAll(fold: boolean): void;
  isFollowing: boolean;
  onToEnd(): void;
}

export function LogToolbar(props: LogToolbarProps) {
  const { search, options, onOptions, allUnfolded } = props;
  return (
    <div
      className={classes.toolbar}
      role="toolbar"
      aria-label={text.label(props.tryKey.taskId, props.tryKey.tryNumber)}
    >
      <TextInput
        data-search
        size="xs"
        type="search"
        className={classes.search ?? ''}
        leftSection={<SearchIcon size={14} />}
        aria-label={text.search}
        placeholder={text.search}
        value={search.wanted}
        onChange={({ currentTarget }) => props.onSearch(currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter') props.onMatch(event.shiftKey ? -1 : 1);
          if (event.key === 'Escape') event.currentTarget.blur();
        }}
      />
      {search.wanted === '' ? null : (
        <Group gap={2} wrap="nowrap">
          <span className={classes.dim} role="status">
            {text.matches(search.at, search.count)}
          </span>
          <Tool label={text.previous} onClick={() => props.onMatch(-1)} disabled={search.count === 0}>
            <UpIcon />
          </Tool>
          <Tool label={text.next} onClick={() => props.onMatch(1)} disabled={search.count === 0}>
            <DownIcon />
          </Tool>
        </Group>
      )}
      <Select
        size="xs"
        w={120}
        aria-label={text.level}
        placeholder={text.anyLevel}
        data={levels as unknown as string[]}
        value={props.least}
        onChange={(level) => props.onLeast(level as Level | null)}
        clearable
      />
      <Group gap={2} ml="auto" wrap="nowrap">
        <Status status={props.status} lines={props.lines} />
        {props.hasGroups ? (
          <Tool label={allUnfolded ? text.collapseAll : text.expandAll} onClick={() => props.onFoldAll(allUnfolded)}>
            {allUnfolded ? <FoldIcon /> : <UnfoldIcon />}
          </Tool>
        ) : null}
        <Tool
          label={text.times}
          pressed={options.times}
          onClick={() => onOptions({ ...options, times: !options.times })}
        >
          <ClockIcon />
        </Tool>
        <Tool label={text.wrap} pressed={options.wrap} onClick={() => onOptions({ ...options, wrap: !options.wrap })}>
          <WrapIcon />
        </Tool>
        <Tool label={text.download} onClick={() => void download(props.tryKey)}>
          <DownloadIcon />
        </Tool>
        <Tool label={text.toEnd} pressed={props.isFollowing} onClick={props.onToEnd}>
          <EndIcon />
        </Tool>
      </Group>
    </div>
  );
}

interface ToolProps {
  label: string;
  onClick(): void;
  /** Of a switch, whether it is on. */
  pressed?: boolean;
  disabled?: boolean;
  children: ReactNode;
}

function Tool({ label, onClick, pressed, disabled = false, children }: ToolProps) {
  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={pressed === true ? 'light' : 'subtle'}
        {...(pressed === true ? {} : { color: 'gray' })}
        aria-label={label}
        aria-pressed={pressed}
        disabled={disabled}
        onClick={onClick}
      >
        {children}
      </ActionIcon>
    </Tooltip>
  );
}

function Status({ status, lines }: { status: LogStatus; lines: number }) {
  const words: Record<LogStatus, string> = {
    loading: texts.loading,
    following: text.following,
    lost: text.lost,
    ended: text.ended,
    failed: texts.errors.title,
  };
  const icons = {
    loading: 'queued',
    following: 'running',
    lost: 'up_for_retry',
    ended: 'success',
    failed: 'failed',
  } as const;
  return (
    <span className={classes.status} role="status">
      <StateIcon state={icons[status]} size={12} />
      {words[status]}
      <span className="numeric">· {text.lines(lines)}</span>
    </span>
  );
}

async function download(key: TryKey): Promise<void> {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await logAsText(key));
  link.download = `${key.dagId}-${key.runId}-${key.taskId}-${key.tryNumber}.log`.replace(/[^\w.+-]/g, '_');
  link.click();
  URL.revokeObjectURL(link.href);
}
