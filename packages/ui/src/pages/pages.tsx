import { lazy, Suspense } from 'react';
import { Navigate, Route, Routes, useParams, useSearchParams } from 'react-router-dom';
import { loginPath } from '../api/client.ts';
import { Shell } from '../shell/shell.tsx';
import { DagsPage } from './dags/dags-page.tsx';
import { NotFoundPage } from './not-found-page.tsx';
import { pagePath } from './paths.ts';

const DagPage = lazy(() => import('./dag/dag-page.tsx'));
const TaskInstancePage = lazy(() => import('./task-instance/task-instance-page.tsx'));
const TaskGroupPage = lazy(() => import('./task-group/task-group-page.tsx'));
const ImportErrorsPage = lazy(() => import('./import-errors/import-errors-page.tsx'));
const ComponentsPage = lazy(() => import('./components/components-page.tsx'));
const AssetsPage = lazy(() => import('./assets/assets-page.tsx'));
const AssetPage = lazy(() => import('./assets/asset-page.tsx'));
const QuestionsPage = lazy(() => import('./questions/questions-page.tsx'));
const AuditPage = lazy(() => import('./audit/audit-page.tsx'));
const EntriesPage = lazy(() => import('./entries/entries-page.tsx'));
const LoginPage = lazy(() => import('./login/login-page.tsx'));

export function Pages() {
  return (
    <Suspense>
      <Routes>
        <Route path={loginPath} element={<LoginPage />} />
        <Route element={<Shell />}>
          <Route index element={<Navigate to={pagePath.dags} replace />} />
          <Route path="dags" element={<DagsPage />} />
          <Route path="dags/:dagId" element={<DagPage />} />
          <Route path="dags/:dagId/runs/:runId" element={<DagPage />} />
          <Route path="dags/:dagId/runs/:runId/groups/:groupId" element={<TaskGroupPage />} />
          <Route path="dags/:dagId/runs/:runId/tasks/:taskId" element={<TaskInstancePage />} />
          <Route path="dags/:dagId/runs/:runId/tasks/:taskId/mapped/:mapIndex" element={<TaskInstancePage />} />
          <Route path="dags/:dagId/runs/:runId/tasks/:taskId/required_actions" element={<ToQuestion />} />
          <Route path="required_actions" element={<QuestionsPage />} />
          {(['pools', 'variables', 'connections'] as const).map((path) => (
            <Route key={path} path={path} element={<EntriesPage key={path} path={path} />} />
          ))}
          <Route path="assets" element={<AssetsPage />} />
          <Route path="assets/:assetId" element={<AssetPage />} />
          <Route path="audit-log" element={<AuditPage />} />
          <Route path="components" element={<ComponentsPage />} />
          <Route path="import-errors" element={<ImportErrorsPage />} />
          <Route path="*" element={<NotFoundPage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}

/** The address that HITL operators put into their messages names the task's instance in its query, and maybe an answer. */
function ToQuestion() {
  const { dagId = '', runId = '', taskId = '' } = useParams();
  const [search] = useSearchParams();
  const pathname = pagePath.task(dagId, runId, taskId, Number(search.get('map_index') ?? -1));
  const proposed = new URLSearchParams(search);
  proposed.delete('map_index');
  return <Navigate to={{ pathname, search: proposed.toString() }} replace />;
}
