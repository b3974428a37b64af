/** The map of the designer. */
import { lazy, Suspense } from 'react';
import { Route, Routes } from 'react-router';
import { Bars, Later } from '../ui/desk/Later.tsx';
import { ListPage } from './list/ListPage.tsx';
import { ProcessPage } from './list/ProcessPage.tsx';
import { Frame } from './shell/Frame.tsx';

const DraftPage = lazy(async () => ({ default: (await import('./edit/DraftPage.tsx')).DraftPage }));
const VersionPage = lazy(async () => ({ default: (await import('./list/VersionPage.tsx')).VersionPage }));
const ComparePage = lazy(async () => ({ default: (await import('./compare/ComparePage.tsx')).ComparePage }));
const CalendarPage = lazy(async () => ({
  default: (await import('./calendar/CalendarPage.tsx')).CalendarPage,
}));
const SettingPage = lazy(async () => ({ default: (await import('./setting/SettingPage.tsx')).SettingPage }));
const ReplayPage = lazy(async () => ({ default: (await import('./replay/ReplayPage.tsx')).ReplayPage }));
const MigratePage = lazy(async () => ({ default: (await import('./publish/MigratePage.tsx')).MigratePage }));

const WAITING = (
  <Later>
    <Bars widths={[30, 90, 88, 92, 86]} />
  </Later>
);

export function DesignerRoutes() {
  return (
    <Suspense fallback={WAITING}>
      <Routes>
        <Route element={<Frame />}>
          <Route index element={<ListPage />} />
          <Route path="calendar" element={<CalendarPage />} />
          <Route path="setting" element={<SettingPage />} />
          <Route path=":key" element={<ProcessPage />} />
          <Route path=":key/versions/:version" element={<VersionPage />} />
          <Route path=":key/drafts/:draft" element={<DraftPage />} />
          <Route path=":key/drafts/:draft/replay" element={<ReplayPage />} />
          <Route path=":key/compare" element={<ComparePage />} />
          <Route path=":key/migrate" element={<MigratePage />} />
        </Route>
      </Routes>
    </Suspense>
  );
}
