/** What is shown instead of an empty page when something breaks, also when a newer version has replaced a part not loaded yet. */
import { Component, type ReactNode } from 'react';
import { words } from '../words.ts';

export class Boundary extends Component<{ children: ReactNode }, { broken: boolean }> {
  override state = { broken: false };

  static getDerivedStateFromError(): { broken: boolean } {
    return { broken: true };
  }

  override render(): ReactNode {
    if (!this.state.broken) return this.props.children;
    return (
      <main className="page">
        <div className="trouble" role="alert">
          <p>{words.errors.crashed}</p>
          <button type="button" className="button" onClick={() => location.reload()}>
            {words.errors.reopen}
          </button>
        </div>
      </main>
    );
  }
}
