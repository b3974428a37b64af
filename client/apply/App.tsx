/** 我要办事. Who is not logged in is sent to the login page and comes back here. */
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Me } from '../../core/api.ts';
import { fetchMe, goToLogin } from '../api/http.ts';
import { words } from '../words.ts';
import { Skeleton, Trouble } from '../ui/Trouble.tsx';
import { useRoute, type Route } from './router.tsx';
import { TopBar } from './TopBar.tsx';

const HomePage = lazy(async () => ({ default: (await import('./home/HomePage.tsx')).HomePage }));
const GuidePage = lazy(async () => ({ default: (await import('./home/GuidePage.tsx')).GuidePage }));
const FormPage = lazy(async () => ({ default: (await import('./form/FormPage.tsx')).FormPage }));
const ReceiptPage = lazy(async () => ({ default: (await import('./follow/ReceiptPage.tsx')).ReceiptPage }));
const CasePage = lazy(async () => ({ default: (await import('./follow/CasePage.tsx')).CasePage }));
const SettingsPage = lazy(async () => ({
  default: (await import('./settings/SettingsPage.tsx')).SettingsPage,
}));
const TaskPage = lazy(async () => ({ default: (await import('./follow/TaskPage.tsx')).TaskPage }));

export function App() {
  const route = useRoute();
  const { me, error, again } = useMe();
  return (
    <>
      <a className="skip" href="#main">
        {words.common.skip}
      </a>
      <TopBar me={me} />
      <div id="main" tabIndex={-1}>
        {error !== undefined ? (
          <main className="page">
            <Trouble error={error} onRetry={again} />
          </main>
        ) : me ? (
          <Suspense fallback={<Waiting />}>
            <Page route={route} me={me} />
          </Suspense>
        ) : (
          <Waiting />
        )}
      </div>
    </>
  );
}

function Page({ route, me }: { route: Route; me: Me }) {
  switch (route.page) {
    case 'home':
      return <HomePage me={me} />;
    case 'settings':
      return <SettingsPage />;
    case 'guide':
      return <GuidePage key={route.key} processKey={route.key} me={me} />;
    case 'form':
      return <FormPage key={route.key} processKey={route.key} at={route.at} draftId={route.draft} me={me} />;
    case 'receipt':
      return <ReceiptPage id={route.id} />;
    case 'case':
      return <CasePage key={route.id} id={route.id} me={me} />;
    case 'task':
      return <TaskPage key={route.task} caseId={route.id} taskId={route.task} me={me} />;
  }
}

function Waiting() {
  return (
    <main className="page">
      <Skeleton lines={6} />
    </main>
  );
}

function useMe() {
  const [answer, setAnswer] = useState<{ me?: Me; error?: unknown }>({});
  const [round, setRound] = useState(0);
  useEffect(() => {
    fetchMe().then(
      (me) => (me ? setAnswer({ me }) : goToLogin()),
      (error: unknown) => setAnswer({ error }),
    );
  }, [round]);
  return { ...answer, again: () => setRound((n) => n + 1) };
}
