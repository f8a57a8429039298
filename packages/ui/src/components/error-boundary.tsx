import { Component, type ReactNode } from 'react';
import { useLocation } from 'react-router-dom';
import { texts } from '../texts.ts';
import { Empty } from './empty.tsx';
import { Failure } from './failure.tsx';

/** A page that cannot be shown leaves what is around it alive; another address tries anew. */
export function ErrorBoundary({ children }: { children: ReactNode }) {
  const { pathname } = useLocation();
  return <Boundary key={pathname}>{children}</Boundary>;
}

class Boundary extends Component<{ children: ReactNode }, { error: unknown }> {
  override state = { error: undefined as unknown };

  static getDerivedStateFromError(error: unknown) {
    return { error };
  }

  override render() {
    if (this.state.error === undefined) return this.props.children;
    return (
      <Empty title={texts.errors.page}>
        <Failure error={this.state.error} retry={() => this.setState({ error: undefined })} />
      </Empty>
    );
  }
}
