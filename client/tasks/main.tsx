/** Starts the staff desk. */
import '../polyfills.ts';
import { QueryClientProvider } from '@tanstack/react-query';
import { ConfigProvider } from 'antd';
import zhCN from 'antd/locale/zh_CN';
import dayjs from 'dayjs';
import 'dayjs/locale/zh-cn';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { BrowserRouter } from 'react-router';
import { makeQueryClient } from '../api/staff.ts';
import { watchSession } from '../ui/watch-session.tsx';
import '../ui/desk/desk.css';
import '../ui/desk/form.css';
import '../ui/desk/item.css';
import './print.css';
import './queue.css';
import './read.css';
import { DeskRoutes } from './routes.tsx';
import { BASE } from './shell/paths.ts';
import { deskTheme } from '../ui/desk/theme.ts';

dayjs.locale('zh-cn');

const root = document.getElementById('desk');
if (!root) throw new Error('index.html has no #desk');

createRoot(root).render(
  <StrictMode>
    <QueryClientProvider client={makeQueryClient()}>
      <ConfigProvider
        locale={zhCN}
        theme={deskTheme()}
        wave={{ disabled: true }}
        button={{ autoInsertSpace: false }}
      >
        <BrowserRouter basename={BASE}>
          <DeskRoutes />
        </BrowserRouter>
      </ConfigProvider>
    </QueryClientProvider>
  </StrictMode>,
);
watchSession();
