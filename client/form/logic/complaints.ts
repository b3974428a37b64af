/** What is shown as wrong with a form: found here, or refused by the server. */
import { isWithin } from '../../../core/form/paths.ts';
import type { CheckResult, FieldError } from '../../../core/form/types.ts';

export class Complaints {
  private errors = new Map<string, FieldError>();
  private warnings = new Map<string, FieldError>();
  /** What the server refused; stands until the field is changed. */
  private refusals = new Map<string, FieldError>();
  private readonly touched = new Set<string>();

  /** The field was left: from now on it is told what is wrong with it, but not yet that it is empty. */
  touch(path: string): void {
    this.touched.add(path);
  }

  /** The findings of a check, as far as they concern fields that were left. */
  noteTouched({ errors, warnings }: CheckResult): void {
    const now = byPath(errors);
    // what another field has put right meanwhile is no longer wrong here
    for (const at of [...this.errors.keys()]) if (!now.has(at)) this.errors.delete(at);
    for (const error of errors)
      if (this.touched.has(error.path) && error.code !== 'required') this.errors.set(error.path, error);
    this.warnings = byPath(warnings.filter(({ path }) => this.touched.has(path)));
  }

  /** The findings of a check of what `covers`; others stay as they are. */
  note({ errors, warnings }: CheckResult, covers: (path: string) => boolean): void {
    for (const path of [...this.errors.keys()]) if (covers(path)) this.errors.delete(path);
    for (const error of byPath(errors).values()) if (covers(error.path)) this.errors.set(error.path, error);
    this.warnings = byPath([
      ...[...this.warnings.values()].filter(({ path }) => !covers(path)),
      ...warnings.filter(({ path }) => covers(path)),
    ]);
  }

  refuse(errors: FieldError[]): void {
    this.refusals = byPath(errors);
  }

  /** A field was changed: what was wrong with it, or with anything around or below it, is forgotten. True when others than itself were concerned. */
  forget(path: string): boolean {
    let others = false;
    for (const complaints of [this.errors, this.warnings, this.refusals])
      for (const at of [...complaints.keys()])
        if (isWithin(at, path) || isWithin(path, at)) {
          complaints.delete(at);
          others ||= at !== path;
        }
    return others;
  }

  clear(): void {
    this.touched.clear();
    for (const complaints of [this.errors, this.warnings, this.refusals]) complaints.clear();
  }

  errorAt(path: string): string | undefined {
    return (this.refusals.get(path) ?? this.errors.get(path))?.message;
  }

  warningAt(path: string): string | undefined {
    return this.warnings.get(path)?.message;
  }

  all(): FieldError[] {
    return [...new Map([...this.errors, ...this.refusals]).values()];
  }
}

/** The first complaint about each field. */
function byPath(errors: FieldError[]): Map<string, FieldError> {
  const map = new Map<string, FieldError>();
  for (const error of errors) if (!map.has(error.path)) map.set(error.path, error);
  return map;
}
