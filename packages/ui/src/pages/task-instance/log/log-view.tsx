import { useVirtualizer } from '@tanstack/react-virtual';
import { useCallback, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react';
import { Empty } from '../../../components/empty.tsx';
import { Failure } from '../../../components/failure.tsx';
import { useShortcuts } from '../../../shell/use-shortcuts.ts';
import { texts } from '../../../texts.ts';
import { useZone } from '../../../time/zone.tsx';
import classes from './log.module.css';
import { type Level, matchesIn, visibleLines } from './log-lines.ts';
import { LogRow } from './log-row.tsx';
import { LogToolbar } from './log-toolbar.tsx';
import type { TryKey } from './read-log.ts';
import { useFollow } from './use-follow.ts';
import { useLinkedLine } from './use-linked-line.ts';
import { useLog } from './use-log.ts';
import { useLogOptions } from './use-log-options.ts';

const lineHeight = 19;

/** A try's log: the end first, followed while it grows, only the lines in view in the document. */
export default function LogView({ tryKey, live }: { tryKey: TryKey; live: boolean }) {
  const { log, status, error } = useLog(tryKey, live);
  const { zone } = useZone();
  const [options, setOptions] = useLogOptions();
  const [typed, setTyped] = useState('');
  // The field stays quick while a long log is searched.
  const wanted = useDeferredValue(typed);
  const [least, setLeast] = useState<Level | null>(null);
  const [unfolded, setUnfolded] = useState<ReadonlySet<number>>(new Set());
  const [match, setMatch] = useState(0);

  const shown = useMemo(
    () => visibleLines(log, { unfolded, unfoldAll: wanted !== '', least }),
    [log, unfolded, wanted, least],
  );
  const matches = useMemo(() => matchesIn(log, shown, wanted), [log, shown, wanted]);
  const current = matches[Math.min(match, matches.length - 1)];

  const viewport = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: shown.length,
    getScrollElement: () => viewport.current,
    estimateSize: () => lineHeight,
    getItemKey: useCallback((at: number) => log.lines[shown[at]!]!.number, [log, shown]),
    overscan: 20,
  });
  const follow = useFollow(viewport, shown.length, virtual);

  // A line in a folded group is unfolded first, and scrolled to when it is shown.
  const { stop: stopFollowing } = follow;
  const [sought, setSought] = useState<number>();
  const reveal = useCallback(
    (at: number) => {
      stopFollowing();
      setUnfolded((before) => new Set([...before, ...(log.lines[at]?.groups ?? [])]));
      setSought(at);
    },
    [log, stopFollowing],
  );
  const link = useLinkedLine(log, reveal);
  useEffect(() => {
    const place = sought === undefined ? -1 : shown.indexOf(sought);
    if (place < 0) return;
    setSought(undefined);
    virtual.scrollToIndex(place, { align: 'center' });
  }, [sought, shown, virtual]);

  useEffect(() => {
    if (current !== undefined) virtual.scrollToIndex(current, { align: 'center' });
  }, [current, virtual]);
  useShortcuts({ 'shift+g': follow.toEnd, w: () => setOptions({ ...options, wrap: !options.wrap }) });

  const go = (step: number) => {
    if (matches.length === 0) return;
    follow.stop();
    setMatch((Math.min(match, matches.length - 1) + step + matches.length) % matches.length);
  };
  const toggle = (group: number) =>
    setUnfolded((before) => {
      const after = new Set(before);
      if (!after.delete(group)) after.add(group);
      follow.stop();
      return after;
    });

  const items = virtual.getVirtualItems();
  return (
    <section className={classes.box} aria-label={texts.log.label(tryKey.taskId, tryKey.tryNumber)}>
      <LogToolbar
        tryKey={tryKey}
        status={status}
        lines={log.dropped + log.lines.length}
        search={{ wanted: typed, at: current === undefined ? 0 : matches.indexOf(current) + 1, count: matches.length }}
        onSearch={(text) => {
          setTyped(text);
          setMatch(0);
          if (text !== '') follow.stop();
        }}
        onMatch={go}
        least={least}
        onLeast={setLeast}
        options={options}
        onOptions={setOptions}
        hasGroups={log.groupSizes.length > 0}
        allUnfolded={unfolded.size === log.groupSizes.length}
        onFoldAll={(fold) => setUnfolded(fold ? new Set() : new Set(log.groupSizes.keys()))}
        isFollowing={follow.isFollowing}
        onToEnd={follow.toEnd}
      />
      {status === 'failed' ? <Failure error={error} /> : null}
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the click is that of the links in it, which the keyboard makes too */}
      <div
        className={classes.viewport}
        ref={viewport}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by the keyboard
        tabIndex={0}
        data-wrap={options.wrap}
        onScroll={follow.onScroll}
        onClick={link.onClick}
        role="log"
        aria-live={follow.isFollowing ? 'polite' : 'off'}
      >
        {log.lines.length === 0 && status !== 'failed' ? (
          <Empty title={status === 'ended' ? texts.log.emptyEnded : texts.log.empty} />
        ) : null}
        {log.dropped > 0 ? <p className={classes.dropped}>{texts.log.dropped(log.dropped)}</p> : null}
        <div className={classes.lines} style={{ height: virtual.getTotalSize() }}>
          <div className={classes.window} style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ index, key }) => {
              const line = log.lines[shown[index]!]!;
              return (
                <div key={key} data-index={index} ref={virtual.measureElement}>
                  <LogRow
                    line={line}
                    groupSize={line.heads === null ? undefined : log.groupSizes[line.heads]}
                    isUnfolded={line.heads !== null && (wanted !== '' || unfolded.has(line.heads))}
                    wanted={wanted}
                    isCurrentMatch={index === current}
                    isLinked={line.number === link.linked}
                    showTimes={options.times}
                    zone={zone}
                    onToggle={toggle}
                  />
                </div>
              );
            })}
          </div>
        </div>
      </div>
    </section>
  );
}
