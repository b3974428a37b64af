/** The tabs a case and its tasks share. */
import type { CaseView } from '../../../core/api.ts';
import { text } from '../messages.ts';
import type { Tab } from '../ui/Tabs.tsx';
import { ApplicationTab } from './ApplicationTab.tsx';
import { DeliveriesTab } from './DeliveriesTab.tsx';
import { EventsTab } from './EventsTab.tsx';
import { text as deliveries } from './messages.ts';
import { LedgerTab } from './LedgerTab.tsx';
import { countPapers, PapersTab } from './PapersTab.tsx';
import { RouteTab } from './RouteTab.tsx';

export function tabsOf(view: CaseView): Tab[] {
  return [
    { id: 'application', label: text.tabs.application },
    { id: 'papers', label: text.tabs.papers(countPapers(view)) },
    { id: 'events', label: text.tabs.events },
    { id: 'route', label: text.tabs.route },
    { id: 'ledger', label: text.tabs.ledger },
    { id: 'deliveries', label: deliveries.tab },
  ];
}

export function CaseTab({ view, tab }: { view: CaseView; tab: string }) {
  switch (tab) {
    case 'papers':
      return <PapersTab view={view} />;
    case 'events':
      return <EventsTab caseId={view.id} />;
    case 'route':
      return <RouteTab view={view} />;
    case 'ledger':
      return <LedgerTab view={view} />;
    case 'deliveries':
      return <DeliveriesTab caseId={view.id} />;
    default:
      return <ApplicationTab view={view} />;
  }
}
