import { Button, Group } from '@mantine/core';
import { texts } from '../texts.ts';
import { Failure } from './failure.tsx';

interface FormEndProps {
  /** What the button that submits says. */
  submit: string;
  action: { error: Error | null; isPending: boolean };
  onClose(): void;
}

/** The end of a dialog's form: why it could not be submitted, the way out, and the button that submits it. */
export function FormEnd({ submit, action, onClose }: FormEndProps) {
  return (
    <>
      {action.error === null ? null : <Failure error={action.error} />}
      <Group justify="flex-end">
        <Button variant="default" onClick={onClose}>
          {texts.cancel}
        </Button>
        <Button type="submit" loading={action.isPending}>
          {submit}
        </Button>
      </Group>
    </>
  );
}
