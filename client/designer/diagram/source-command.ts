/**
 * Changes beside the diagram (forms, title, roles that may start …) as commands of its stack, so that one undo takes
 * back whatever was done last, and what belongs together is taken back together.
 */
import type { VersionSource } from '../../../core/definition/source.ts';
import type { Services } from './services.ts';

export const CHANGE_SOURCE = 'designer.source';
export const TOGETHER = 'designer.together';

/** Who keeps the source. */
interface SourceHolder {
  source: VersionSource;
}

export interface SourceChange {
  holder: SourceHolder;
  before: VersionSource;
  after: VersionSource;
}

class ChangeSource {
  execute({ holder, after }: SourceChange): [] {
    holder.source = after;
    return [];
  }
  revert({ holder, before }: SourceChange): [] {
    holder.source = before;
    return [];
  }
}

class Together {
  preExecute({ steps }: { steps: () => void }): void {
    steps();
  }
}

export class SourceCommand {
  static $inject = ['commandStack'];

  constructor(commandStack: Services['commandStack']) {
    commandStack.registerHandler(CHANGE_SOURCE, ChangeSource);
    commandStack.registerHandler(TOGETHER, Together);
  }
}
