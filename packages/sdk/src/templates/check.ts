import { filters } from './filters.ts';
import { type Expression, parseTemplate, TemplateSyntaxError } from './parse.ts';

/** The names that a template may start with; docs/typescript-dags.md lists them. */
const templateNames = [
  'conn',
  'dag',
  'dag_run',
  'data_interval_end',
  'data_interval_start',
  'ds',
  'ds_nodash',
  'logical_date',
  'macros',
  'params',
  'run_id',
  'task',
  'task_instance',
  'task_instance_key_str',
  'ti',
  'ts',
  'ts_nodash',
  'ts_nodash_with_tz',
  'var',
] as const;

export type TemplateVerdict = { ok: true; params: readonly string[] } | { ok: false; reason: string };

/** Whether a template is in the subset, and the params that it names. */
export function checkTemplate(template: string): TemplateVerdict {
  const params: string[] = [];
  try {
    for (const piece of parseTemplate(template)) if (typeof piece !== 'string') visit(piece, params);
  } catch (error) {
    if (error instanceof TemplateSyntaxError) return { ok: false, reason: error.message };
    throw error;
  }
  return { ok: true, params };
}

function visit(expression: Expression, params: string[]): void {
  switch (expression.node) {
    case 'literal':
      return;
    case 'name':
      if (!(templateNames as readonly string[]).includes(expression.name)) {
        throw new TemplateSyntaxError(
          `the name "${expression.name}" is unknown: expected one of ${templateNames.join(', ')}`,
        );
      }
      return;
    case 'member':
      visit(expression.object, params);
      visit(expression.key, params);
      if (
        expression.object.node === 'name' &&
        expression.object.name === 'params' &&
        expression.key.node === 'literal'
      ) {
        if (expression.key.value !== 'get') params.push(String(expression.key.value));
      }
      return;
    case 'filter':
      if (!Object.hasOwn(filters, expression.filter)) {
        throw new TemplateSyntaxError(
          `the filter "${expression.filter}" is unknown: expected one of ${Object.keys(filters).join(', ')}`,
        );
      }
      visit(expression.input, params);
      for (const argument of expression.args.positional) visit(argument, params);
      return;
    case 'call':
      visit(expression.callee, params);
      for (const argument of [...expression.args.positional, ...Object.values(expression.args.named)])
        visit(argument, params);
      return;
    case 'choice':
      for (const part of [expression.test, expression.yes, expression.no]) visit(part, params);
      return;
  }
}
