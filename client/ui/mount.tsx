/** Puts a page on the screen. */
import { StrictMode, type ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import { Boundary } from './Boundary.tsx';
import { applyElder } from './elder.ts';

export function mount(page: ReactNode): void {
  applyElder();
  const root = document.getElementById('root');
  if (root)
    createRoot(root).render(
      <StrictMode>
        <Boundary>{page}</Boundary>
      </StrictMode>,
    );
}
