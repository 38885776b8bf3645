// Writes src/server/platform/database/schema.ts from a migrated database; with --check, fails when it would differ.

import path from 'node:path';
import type { Kysely } from 'kysely';
import { generateSchema } from '#server/platform/database/generate-schema.ts';
import { openInFolder } from '#server/platform/database/index.ts';
import { keepGenerated } from './generated.ts';
import { root } from './run-command.ts';

process.env.TANDEM_HOME ??= root;
const database = await openInFolder('memory');
const text = await generateSchema(database.kysely as Kysely<unknown>);
await database.close();
process.exitCode = keepGenerated(path.join(root, 'src/server/platform/database/schema.ts'), text, 'schema');
