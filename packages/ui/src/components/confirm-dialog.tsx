import { Button, Group } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { texts } from '../texts.ts';
import { Dialog } from './dialog.tsx';
import { Failure } from './failure.tsx';

interface ConfirmDialogProps {
  title: string;
  /** What the button that acts says. */
  confirm: string;
  /** What is done cannot be undone: the focus is on the way out. */
  isFinal?: boolean;
  onConfirm(): Promise<unknown>;
  onClose(): void;
  children: ReactNode;
}

/** Asks before something is done, says what went wrong, and closes when it is done. */
export function ConfirmDialog({ title, confirm, isFinal = false, onConfirm, onClose, children }: ConfirmDialogProps) {
  const action = useMutation({ mutationFn: onConfirm, onSuccess: onClose });
  return (
    <Dialog onClose={onClose} title={title} size="md">
      {children}
      {action.isError ? <Failure error={action.error} /> : null}
      <Group justify="flex-end" mt="md">
        <Button data-autofocus={isFinal || undefined} variant="default" onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button data-autofocus={!isFinal || undefined} loading={action.isPending} onClick={() => action.mutate()}>
          {confirm}
        </Button>
      </Group>
    </Dialog>
  );
}
