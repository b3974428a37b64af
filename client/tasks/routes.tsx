/** The map of the desk. */
import { Route, Routes } from 'react-router';
import { CasePane } from './case/CasePane.tsx';
import { IncidentsPane } from './incidents/IncidentsPane.tsx';
import { ChannelsPane } from './settings/ChannelsPane.tsx';
import { Desk } from './shell/Desk.tsx';
import { MessagesPane } from './shell/MessagesPane.tsx';
import { NothingOpen } from './shell/NothingOpen.tsx';
import { StartPane } from './start/StartPane.tsx';
import { TaskPane } from './task/TaskPane.tsx';

export function DeskRoutes() {
  return (
    <Routes>
      <Route element={<Desk />}>
        <Route index element={<NothingOpen />} />
        <Route path="new" element={<StartPane />} />
        <Route path="incidents" element={<IncidentsPane />} />
        <Route path="messages" element={<MessagesPane />} />
        <Route path="messages/settings" element={<ChannelsPane />} />
        <Route path="cases/:caseId" element={<CasePane />} />
        <Route path=":taskId" element={<TaskPane />} />
      </Route>
    </Routes>
  );
}
