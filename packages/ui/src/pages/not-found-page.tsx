import { Link } from 'react-router-dom';
import { Empty } from '../components/empty.tsx';
import { texts } from '../texts.ts';
import { pagePath } from './paths.ts';

export function NotFoundPage() {
  return (
    <Empty title={texts.errors.notFound}>
      <Link to={pagePath.dags}>{texts.errors.toDags}</Link>
    </Empty>
  );
}
