/** The command line: `npx xiangzhi <verb>`. One file a verb in cli/. */
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** A verb: its arguments to an exit code. */
export type Verb = (args: string[], root: string) => Promise<number>;

const VERBS: Record<string, { help: string; load: () => Promise<{ run: Verb }> }> = {
  serve: { help: '启动服务', load: () => import('./cli/serve.ts') },
  check: { help: '检查流程定义:check [文件或文件夹…] [--json]', load: () => import('./cli/check.ts') },
  simulate: {
    help: '运行情景:simulate <情景.json…> [--coverage] [--generate [--out 目录]] [--json]',
    load: () => import('./cli/simulate.ts'),
  },
  format: {
    help: '排好定义与表单的写法:format [文件或文件夹…] [--check]',
    load: () => import('./cli/format.ts'),
  },
  seed: { help: '写入演示数据:seed', load: () => import('./cli/seed.ts') },
  schemas: { help: '写出流程与表单语言的 JSON Schema', load: () => import('./cli/schemas.ts') },
  user: {
    help: '新建或重设一个账号:user <用户名> <姓名> <岗位@区划代码…>',
    load: () => import('./cli/user.ts'),
  },
  'verify-log': { help: '核对办件记录的完整性:verify-log', load: () => import('./cli/verify-log.ts') },
  replay: {
    help: '用以往的办件核对:replay <事项> [--draft 草稿|--version n|--source 文件夹或process.json] [--since 日期] [--limit n] [--json]',
    load: () => import('./cli/replay.ts'),
  },
  migrate: {
    help: '把在办件转入另一版本:migrate <事项> <原版本> <新版本> [--map 原环节=新环节…] [--run --reason 理由] [--json]',
    load: () => import('./cli/migrate.ts'),
  },
  export: {
    help: '导出流程包:export <事项> [--version n|--draft] [--out 文件.zip]',
    load: () => import('./cli/export.ts'),
  },
  import: {
    help: '导入流程包或流程图:import <文件.zip|文件.bpmn|文件夹> [--key 事项] [--publish] [--into 文件夹] [--json]',
    load: () => import('./cli/import.ts'),
  },
  backup: { help: '备份全部数据:backup <文件.jsonl.gz|文件夹>', load: () => import('./cli/backup.ts') },
  restore: { help: '恢复备份:restore <备份文件> [--force]', load: () => import('./cli/restore.ts') },
  bench: { help: '测速(需要开发依赖):bench [每项秒数] [轮数]', load: () => import('./cli/bench.ts') },
};

/** Runs the verb named first; the exit code is the process's. */
export async function main(argv: string[]): Promise<void> {
  const [name = 'help', ...args] = argv;
  const verb = VERBS[name];
  if (!verb) {
    const lines = Object.entries(VERBS).map(
      ([verbName, { help }]) => `  xiangzhi ${verbName.padEnd(12)} ${help}`,
    );
    console.log(['乡治 xiangzhi', '', ...lines].join('\n'));
    process.exitCode = name === 'help' || name === '--help' ? 0 : 2;
    return;
  }
  const { run } = await verb.load();
  process.exitCode = await run(args, resolve(dirname(fileURLToPath(import.meta.url)), '..'));
}
