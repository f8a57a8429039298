import { Modal } from '@mantine/core';
import { type ReactNode, useEffect, useState } from 'react';

interface DialogProps {
  title: string;
  size: 'md' | 'lg';
  onClose(): void;
  children: ReactNode;
}

/**
 * A dialog that is there for as long as it is asked. When it goes, the focus goes back to what opened it, or to the page where that is
 * gone: Mantine's own return is only for a modal that stays mounted while it is closed.
 */
export function Dialog({ children, ...rest }: DialogProps) {
  const [opener] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const isThere = opener instanceof HTMLElement && opener !== document.body && opener.isConnected;
      (isThere ? opener : document.getElementById('content'))?.focus({ preventScroll: true });
    },
    [opener],
  );
  return (
    <Modal opened returnFocus={false} {...rest}>
      {children}
    </Modal>
  );
}
