/** Migrates one file; several are started at once by durability.test.ts. */
import { Database } from './database.ts';
import { migrate } from './migrations.ts';

const database = new Database(process.argv[2]!);
migrate(database);
database.close();
